/** Settings read from the outside: a bad one is refused at the start, together with every other bad one. */
@NullMarked
package dev.poolproof.app.settings;

import org.jspecify.annotations.NullMarked;
