/** The command line: options in, exit code out. */
@NullMarked
package dev.poolproof.run.command;

import org.jspecify.annotations.NullMarked;
