/** One run from plan to {@code run.json}: {@link dev.poolproof.run.Run} reads as the sentence. */
@NullMarked
package dev.poolproof.run;

import org.jspecify.annotations.NullMarked;
