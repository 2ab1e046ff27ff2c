/** Asks a pool about itself: one file and one registry line a kind of pool. */
@NullMarked
package dev.poolproof.guard.probe;

import org.jspecify.annotations.NullMarked;
