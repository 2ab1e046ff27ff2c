/** Says whether a candidate is dearer than its reference, or that it cannot say. */
@NullMarked
package dev.poolproof.benchmarks.gate;

import org.jspecify.annotations.NullMarked;
