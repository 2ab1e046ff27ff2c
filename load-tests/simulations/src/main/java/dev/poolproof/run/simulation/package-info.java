/**
 * A scenario as a Gatling simulation. It knows nothing of runs: {@link dev.poolproof.run.simulation.ScenarioDirector} says what to
 * send and hears how it goes; where Gatling runs without one, system properties say it.
 */
@NullMarked
package dev.poolproof.run.simulation;

import org.jspecify.annotations.NullMarked;
