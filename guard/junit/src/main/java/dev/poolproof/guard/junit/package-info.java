/**
 * Fails tests that leak connections: {@link dev.poolproof.guard.junit.NoConnectionLeaks}.
 *
 * <p>Works with JUnit Jupiter 5.9 and newer, 6 included.
 */
@NullMarked
package dev.poolproof.guard.junit;

import org.jspecify.annotations.NullMarked;
