package dev.poolproof.run.plan;

import java.time.Duration;

/**
 * The pace of a run around its load.
 *
 * @param sampleInterval time between two samples
 * @param settlePatience how long to wait at most until nothing moves any more
 * @param drainPatience how long requests that still run may take after the load has ended, before what they hold counts
 *     as not returned
 */
public record Timing(Duration sampleInterval, Duration settlePatience, Duration drainPatience) {

    public static final Timing DEFAULT =
            new Timing(Duration.ofMillis(250), Duration.ofSeconds(3), Duration.ofSeconds(10));

    public Timing {
        Checks.within("--sample-interval", sampleInterval, Duration.ofMillis(50), Duration.ofSeconds(1));
        Checks.within("--settle", settlePatience, Duration.ofMillis(500), Duration.ofMinutes(1));
        Checks.within("--drain", drainPatience, Duration.ofSeconds(1), Duration.ofMinutes(5));
    }
}
