/** The tracker: wraps data sources and knows every pool, every borrow, where it happened and for whom. */
@NullMarked
package dev.poolproof.guard;

import org.jspecify.annotations.NullMarked;
