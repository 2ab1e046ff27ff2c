/**
 * An application under guard. It lies outside the guard's own package, as every application does: a line in here is one
 * that the guard may name.
 */
@NullMarked
package dev.poolproof.shop;

import org.jspecify.annotations.NullMarked;
