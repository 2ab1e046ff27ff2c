/** The verdict on a recorded run: what the evidence proves, and whether it is good enough to prove anything. */
@NullMarked
package dev.poolproof.reports.verdict;

import org.jspecify.annotations.NullMarked;
