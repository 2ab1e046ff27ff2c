package dev.poolproof.benchmarks.run;

import java.time.Duration;

/**
 * How long a fork warms up and measures.
 *
 * @param warmups iterations that do not count
 * @param measurements iterations that count
 * @param iteration the length of either
 */
public record ForkTiming(int warmups, int measurements, Duration iteration) {

    /** Start and end of a JVM with its pool, on two cores (measured 2026-11-23: 0.6 to 1 s). */
    private static final Duration START_AND_END = Duration.ofMillis(900);

    public ForkTiming {
        if (warmups < 0 || measurements < 1 || iteration.toMillis() < 1) {
            throw new IllegalArgumentException("A fork measures in 1 iteration or more, of 1 ms or more.");
        }
    }

    /** After which a fork has hung: many times what it takes, as the machine may be busy, and one iteration's interruption. */
    Duration longest() {
        return estimate().multipliedBy(10).plus(Forks.LONGEST_ITERATION);
    }

    /** How long a fork takes in all, about. */
    public Duration estimate() {
        return START_AND_END.plus(iteration.multipliedBy(warmups + (long) measurements));
    }
}
