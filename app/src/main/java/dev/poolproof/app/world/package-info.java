/** All that belongs together from one start to the next: the guard, the pools, the variants. It is replaced as a whole. */
@NullMarked
package dev.poolproof.app.world;

import org.jspecify.annotations.NullMarked;
