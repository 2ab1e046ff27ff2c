/**
 * The load of a run: what virtual users do, a child JVM in which Gatling lets them do it, and what came back.
 *
 * <p>{@link dev.poolproof.run.load.GatlingLoad} owns the child. Inside the child, {@code Journeys} decides who asks for what,
 * {@code LoadSimulation} sends it, {@code Expectation} judges each answer and {@code Tally} counts. Scenarios of somebody's own are in
 * {@link dev.poolproof.run.simulation}, which needs none of this.
 */
@NullMarked
package dev.poolproof.run.load;

import org.jspecify.annotations.NullMarked;
