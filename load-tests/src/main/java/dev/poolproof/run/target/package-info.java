/** The service under test: a process of its own that is known only by what it answers over HTTP. */
@NullMarked
package dev.poolproof.run.target;

import org.jspecify.annotations.NullMarked;
