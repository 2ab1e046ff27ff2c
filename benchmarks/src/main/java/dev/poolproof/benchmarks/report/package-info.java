/** What a run measured, as text and as a page. */
@NullMarked
package dev.poolproof.benchmarks.report;

import org.jspecify.annotations.NullMarked;
