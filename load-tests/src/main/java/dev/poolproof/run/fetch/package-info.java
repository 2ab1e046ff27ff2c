/** Libraries that the distribution does not carry: found beside it, or had from a Maven repository at their first use. */
@NullMarked
package dev.poolproof.run.fetch;

import org.jspecify.annotations.NullMarked;
