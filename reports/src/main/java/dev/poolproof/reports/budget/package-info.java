/**
 * Whether a fleet's pools fit its database server: arithmetic over pools, instances and limits, before any load.
 *
 * <p>The pools come from a plan, from command line flags or from a guard's snapshot, the limits from the server; who asks is not
 * this room's business.
 */
@NullMarked
package dev.poolproof.reports.budget;

import org.jspecify.annotations.NullMarked;
