/** What figures of whole runs allow to be said. A run is one observation, however many requests it sent. */
@NullMarked
package dev.poolproof.reports.statistics;

import org.jspecify.annotations.NullMarked;
