package dev.poolproof.benchmarks.matrix;

import dev.poolproof.benchmarks.run.Fork;
import dev.poolproof.benchmarks.run.Trial;
import dev.poolproof.benchmarks.statistics.ForkRatio;
import dev.poolproof.benchmarks.statistics.Interval;
import java.util.List;
import java.util.Map;

/**
 * A section and the forks of its trials.
 *
 * @param section what was measured
 * @param forks by trial, at least those of the section
 */
public record Measured(Section section, Map<Trial, List<Fork>> forks) {

    public Measured {
        forks = Map.copyOf(forks);
    }

    /** The mean over the forks, in nanoseconds. */
    public double nanos(Trial trial) {
        return forksOf(trial).stream()
                .mapToDouble(section.figure()::of)
                .average()
                .orElse(Double.NaN);
    }

    /** Bytes per operation, the mean over the forks. */
    public double bytes(Trial trial) {
        return forksOf(trial).stream().mapToDouble(Fork::bytes).average().orElse(Double.NaN);
    }

    /** Against the section's first trial. */
    public Interval ratio(Trial trial) {
        return ForkRatio.of(figures(trial), figures(section.trials().get(0)));
    }

    public boolean isReference(Trial trial) {
        return trial.equals(section.trials().get(0));
    }

    public List<Fork> forksOf(Trial trial) {
        return forks.getOrDefault(trial, List.of());
    }

    /** A figure a fork. */
    public double[] figures(Trial trial) {
        return forksOf(trial).stream().mapToDouble(section.figure()::of).toArray();
    }
}
