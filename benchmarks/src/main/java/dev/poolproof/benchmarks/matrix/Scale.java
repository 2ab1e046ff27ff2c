package dev.poolproof.benchmarks.matrix;

import dev.poolproof.benchmarks.run.ForkTiming;
import java.time.Duration;
import java.util.List;

/** How thoroughly is measured. */
@SuppressWarnings("ImmutableEnumChecker") // Its timing is a record of values.
public enum Scale {
    /** A first look: wide intervals. At most 3 minutes for what it measures by default. */
    QUICK(3, new ForkTiming(2, 2, Duration.ofMillis(200))),
    /** What can be quoted. At most 45 minutes for everything. */
    FULL(5, new ForkTiming(3, 4, Duration.ofMillis(400)));

    private final int forks;
    private final ForkTiming timing;

    Scale(int forks, ForkTiming timing) {
        this.forks = forks;
        this.timing = timing;
    }

    /** How many forks measure a trial. */
    public int forks() {
        return forks;
    }

    public ForkTiming timing() {
        return timing;
    }

    /** How long these take, about. */
    public Duration estimate(List<Section> sections) {
        long trials =
                sections.stream().mapToLong(section -> section.trials().size()).sum();
        return timing.estimate().multipliedBy(trials * forks);
    }
}
