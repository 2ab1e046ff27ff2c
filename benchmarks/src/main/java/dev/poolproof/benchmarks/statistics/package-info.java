/** What figures of single forks allow to be said. */
@NullMarked
package dev.poolproof.benchmarks.statistics;

import org.jspecify.annotations.NullMarked;
