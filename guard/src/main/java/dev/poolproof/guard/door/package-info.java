/** A guard's snapshot over HTTP, for a program that has no door of its own. */
@NullMarked
package dev.poolproof.guard.door;

import org.jspecify.annotations.NullMarked;
