package dev.poolproof.run;

import dev.poolproof.reports.record.Environment.DatabaseFacts;
import dev.poolproof.reports.record.PlanFacts;
import dev.poolproof.run.plan.Timing;

/**
 * How an observation goes, and what its record says of it.
 *
 * @param id unique id of the run
 * @param label what it shows, in a few words
 * @param timing the pace around the load
 * @param facts what was asked for; says how often the load is sent
 * @param database the server that is watched
 */
record ObservedPlan(String id, String label, Timing timing, PlanFacts facts, DatabaseFacts database) {}
