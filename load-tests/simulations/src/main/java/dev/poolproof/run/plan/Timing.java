package dev.poolproof.run.plan;

import java.time.Duration;
import java.util.List;

/**
 * The pace of a run around its load.
 *
 * @param sampleInterval time between two samples
 * @param settlePatience how long to wait at most until nothing moves any more
 * @param drainPatience how long requests that still run may take after the load has ended, before what they hold counts
 *     as not returned
 * @param grace how long what a request borrowed may stay out after that request has ended: for work that it handed to
 *     another thread
 * @param warmUp the endpoints that every tenant asks for before the baseline
 * @param poll time between two looks at whether anything still moves
 */
public record Timing(
        Duration sampleInterval,
        Duration settlePatience,
        Duration drainPatience,
        Duration grace,
        List<Endpoint> warmUp,
        Duration poll) {

    public static final Timing DEFAULT = new Timing(
            Duration.ofMillis(250),
            Duration.ofSeconds(3),
            Duration.ofSeconds(10),
            Duration.ofSeconds(1),
            List.of(Endpoint.values()),
            Duration.ofMillis(100));

    /** For many runs one after the other on a service that is warm: each still opens the pools of all tenants first. */
    public static final Timing BRISK = new Timing(
            Duration.ofMillis(200),
            Duration.ofMillis(2_500),
            Duration.ofSeconds(5),
            Duration.ofMillis(600),
            List.of(Endpoint.PERMISSIONS),
            Duration.ofMillis(60));

    public Timing {
        warmUp = List.copyOf(warmUp);
        Checks.within("--sample-interval", sampleInterval, Duration.ofMillis(50), Duration.ofSeconds(1));
        Checks.within("--settle", settlePatience, Duration.ofMillis(500), Duration.ofMinutes(1));
        Checks.within("--drain", drainPatience, Duration.ofSeconds(1), Duration.ofMinutes(5));
        Checks.within("--grace", grace, Duration.ZERO, Duration.ofMinutes(1));
        Checks.within("--poll", poll, Duration.ofMillis(10), Duration.ofSeconds(1));
    }
}
