/** What is seen of the server, the process and the load while a run goes on. */
@NullMarked
package dev.poolproof.run.sample;

import org.jspecify.annotations.NullMarked;
