package dev.poolproof.reports;

import dev.poolproof.reports.record.RunRecord;

/** Records as real runs yield them: the incident's three endpoints before the repair, and the service after it. */
public enum SampleRuns {
    NEVER_RELEASED(Simulation.Mistake.NEVER_RELEASED),
    CACHED_POOL_CLOSED(Simulation.Mistake.CACHED_POOL_CLOSED),
    POOL_PER_REQUEST(Simulation.Mistake.POOL_PER_REQUEST),
    REPAIRED(Simulation.Mistake.NONE);

    private final Simulation.Mistake mistake;

    SampleRuns(Simulation.Mistake mistake) {
        this.mistake = mistake;
    }

    /** The run, for a test to bend. */
    public Records records() {
        return new Simulation(mistake).run();
    }

    public RunRecord record() {
        return records().build();
    }
}
