/** Sweeps: which settings are tried together, in which order, and for how long. */
@NullMarked
package dev.poolproof.run.sweep;

import org.jspecify.annotations.NullMarked;
