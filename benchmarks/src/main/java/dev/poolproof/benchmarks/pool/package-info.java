/** The pools and trackers that are compared, all set up alike. */
@NullMarked
package dev.poolproof.benchmarks.pool;

import org.jspecify.annotations.NullMarked;
