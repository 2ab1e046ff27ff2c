/**
 * The guard's snapshot: what it knew at one moment, as plain values that any JSON library can write.
 *
 * <p>This is a seam. Its JSON form is all that a run knows of the process it watches, so a component that is renamed
 * or removed here needs a new {@link dev.poolproof.guard.snapshot.GuardSnapshot#VERSION}; one that is added does not.
 */
@NullMarked
package dev.poolproof.guard.snapshot;

import org.jspecify.annotations.NullMarked;
