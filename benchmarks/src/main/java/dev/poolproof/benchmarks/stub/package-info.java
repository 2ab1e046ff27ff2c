/** A database that answers at once: what is left to measure is the pool and what lies around it. */
@NullMarked
package dev.poolproof.benchmarks.stub;

import org.jspecify.annotations.NullMarked;
