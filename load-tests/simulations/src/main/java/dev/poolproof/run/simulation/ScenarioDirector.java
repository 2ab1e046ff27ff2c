package dev.poolproof.run.simulation;

import dev.poolproof.run.scenario.Scenario;

/** Who tells a {@link ScenarioSimulation} what to send, and hears how it goes. */
public interface ScenarioDirector {

    /** What to send, and where to; waits until that is known. */
    ScenarioPlan scenarioPlan();

    /** The scenario of that plan. Asked for after it. */
    Scenario scenario();

    /** Where every request is counted. Asked for after the plan. */
    RequestCounter tally();

    /** The first request is about to go out. */
    void began();

    /** The last request has ended. */
    void ended();
}
