/** Poolproof's proof of itself: every form of connection handling, run and held against what it must come to. */
@NullMarked
package dev.poolproof.run.selftest;

import org.jspecify.annotations.NullMarked;
