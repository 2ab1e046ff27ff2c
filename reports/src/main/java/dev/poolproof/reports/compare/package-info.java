/** Better or worse than before: what two sides of runs found, and what their figures allow to be said. */
@NullMarked
package dev.poolproof.reports.compare;

import org.jspecify.annotations.NullMarked;
