/**
 * Programs that know nothing of any guard, each for a JVM of its own. Only {@code GuardedProgram} has one.
 */
@NullMarked
package dev.poolproof.shop;

import org.jspecify.annotations.NullMarked;
