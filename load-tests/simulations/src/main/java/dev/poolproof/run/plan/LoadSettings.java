package dev.poolproof.run.plan;

import java.time.Duration;

/**
 * How much load a run sends.
 *
 * @param ratePerSecond requests per second, 0.5 to 2,000: more saturates a small machine that also runs the server
 * @param duration how long, 1 s to 1 h in whole seconds
 * @param requestTimeout how long the client waits for an answer, 1 s to 60 s
 * @param mix what the users do
 * @param seed of every random choice
 */
public record LoadSettings(double ratePerSecond, Duration duration, Duration requestTimeout, LoadMix mix, long seed) {

    public LoadSettings {
        Checks.within("--rate", ratePerSecond, 0.5, 2_000);
        Checks.within("--duration", duration, Duration.ofSeconds(1), Duration.ofHours(1));
        if (duration.toMillisPart() != 0) {
            throw new UsageException("--duration is %s, but must be whole seconds, for example 10s."
                    .formatted(Durations.format(duration)));
        }
        Checks.within("--request-timeout", requestTimeout, Duration.ofSeconds(1), Duration.ofSeconds(60));
    }

    /** The same with other users. */
    public LoadSettings with(LoadMix otherMix) {
        return new LoadSettings(ratePerSecond, duration, requestTimeout, otherMix, seed);
    }

    /** The same, at least so fast and so long. */
    public LoadSettings atLeast(double leastPerSecond, Duration leastDuration) {
        return new LoadSettings(
                Math.max(ratePerSecond, leastPerSecond),
                duration.compareTo(leastDuration) >= 0 ? duration : leastDuration,
                requestTimeout,
                mix,
                seed);
    }
}
