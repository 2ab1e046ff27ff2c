/** {@code poolproof.yaml}: the options of every command as a file. */
@NullMarked
package dev.poolproof.run.planfile;

import org.jspecify.annotations.NullMarked;
