/** What a run is to do, checked before anything starts. */
@NullMarked
package dev.poolproof.run.plan;

import org.jspecify.annotations.NullMarked;
