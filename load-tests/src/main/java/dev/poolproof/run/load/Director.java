package dev.poolproof.run.load;

/** Who tells a {@link LoadSimulation} what to send, and hears how it goes. */
interface Director {

    /** What to send; waits until that is known. */
    LoadPlan plan();

    /** Where it goes, at each moment. Asked for after the plan. */
    Rotation rotation();

    /** Where every request is counted. Asked for after the plan. */
    Tally tally();

    /** The first request is about to go out. */
    void began();

    /** The last request has ended. */
    void ended();
}
