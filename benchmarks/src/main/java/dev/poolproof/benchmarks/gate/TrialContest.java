package dev.poolproof.benchmarks.gate;

import dev.poolproof.benchmarks.run.Fork;
import dev.poolproof.benchmarks.run.ForkTiming;
import dev.poolproof.benchmarks.run.Forks;
import dev.poolproof.benchmarks.run.Trial;

/**
 * Two trials, each measured in forks of its own.
 *
 * @param forks who measures
 * @param timing of each fork
 * @param judged the candidate
 * @param standard the reference
 */
public record TrialContest(Forks forks, ForkTiming timing, Trial judged, Trial standard) implements Contest {

    @Override
    public Figures candidate() {
        return figures(judged);
    }

    @Override
    public Figures reference() {
        return figures(standard);
    }

    private Figures figures(Trial trial) {
        Fork fork = forks.run(trial, timing);
        return new Figures(fork.steadyNanos(), fork.bytes());
    }
}
