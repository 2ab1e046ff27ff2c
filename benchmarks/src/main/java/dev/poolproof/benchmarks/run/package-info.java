/** Runs benchmarks, one fork at a time. */
@NullMarked
package dev.poolproof.benchmarks.run;

import org.jspecify.annotations.NullMarked;
