package dev.poolproof.run.load;

/** Who tells a {@link LoadSimulation} what to send, and hears how it goes. */
interface Director {

    /** What to send; waits until that is known. */
    LoadPlan plan();

    /** The first request is about to go out. All requests will be counted here. */
    void began(Tally tally);

    /** The last request has ended. */
    void ended(Tally tally);
}
