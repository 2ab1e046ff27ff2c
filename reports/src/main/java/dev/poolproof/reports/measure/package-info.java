/** What can be measured of a run, one line each: how much it did, how long that took, and what it took of the pools. */
@NullMarked
package dev.poolproof.reports.measure;

import org.jspecify.annotations.NullMarked;
