/**
 * The guard inside a program that knows nothing of it: instruments its pools, and tells what is seen on a
 * loopback port.
 */
@NullMarked
package dev.poolproof.agent;

import org.jspecify.annotations.NullMarked;
