/** The verdict as people and tools read it: console, JSON and pages that need nothing but themselves. */
@NullMarked
package dev.poolproof.reports.format;

import org.jspecify.annotations.NullMarked;
