package dev.poolproof.run.simulation;

import dev.poolproof.reports.record.Outcome;

/** Hears of every request, from any thread. */
public interface RequestCounter {

    /** A request is about to go out. */
    void sent(RequestName name);

    /** A request that was sent has ended. */
    void ended(RequestName name, Outcome outcome, long nanos);
}
