/** What a borrow and a release cost, measured with JMH. */
@NullMarked
package dev.poolproof.benchmarks;

import org.jspecify.annotations.NullMarked;
