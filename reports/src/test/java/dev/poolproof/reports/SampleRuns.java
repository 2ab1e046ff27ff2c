package dev.poolproof.reports;

import dev.poolproof.reports.record.RunRecord;
import java.util.function.Supplier;

/** Records as real runs yield them: the incident's three endpoints before the repair, and the service after it. */
public enum SampleRuns {
    NEVER_RELEASED(() -> new Simulation(Simulation.Mistake.NEVER_RELEASED).run()),
    CACHED_POOL_CLOSED(() -> new Simulation(Simulation.Mistake.CACHED_POOL_CLOSED).run()),
    POOL_PER_REQUEST(() -> new Simulation(Simulation.Mistake.POOL_PER_REQUEST).run()),
    REPAIRED(() -> new Simulation(Simulation.Mistake.NONE).run());

    private final Supplier<Records> made;

    SampleRuns(Supplier<Records> made) {
        this.made = made;
    }

    /** The run, for a test to bend. */
    public Records records() {
        return made.get();
    }

    public RunRecord record() {
        return records().build();
    }
}
