/** Tests of what a run sees; those on real servers are named {@code *IT}. */
@NullMarked
package dev.poolproof.run.sample;

import org.jspecify.annotations.NullMarked;
