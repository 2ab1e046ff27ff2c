/** Runs and comparisons as people and tools read them: console, JSON, Markdown, CI's formats and self-contained pages. */
@NullMarked
package dev.poolproof.reports.format;

import org.jspecify.annotations.NullMarked;
