/** The ways to get a connection and give it back: the correct forms, and every mistake as a file of its own. */
@NullMarked
package dev.poolproof.app.handling;

import org.jspecify.annotations.NullMarked;
