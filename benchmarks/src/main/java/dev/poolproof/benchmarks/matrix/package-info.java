/** Everything that is measured, in sections, and how long that takes. */
@NullMarked
package dev.poolproof.benchmarks.matrix;

import org.jspecify.annotations.NullMarked;
