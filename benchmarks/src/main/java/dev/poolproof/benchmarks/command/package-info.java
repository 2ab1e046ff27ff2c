/** The command line of the benchmarks. */
@NullMarked
package dev.poolproof.benchmarks.command;

import org.jspecify.annotations.NullMarked;
