package dev.poolproof.run.plan;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What is known beforehand of the load of somebody's service.
 *
 * @param program the program that sends it; null for a scenario, and for a load from elsewhere
 * @param scenario the scenario's name; null where the load is none
 * @param ratePerSecond requests a second that it is to send, 0 where nobody knows
 * @param duration how long it is to last, zero where nobody knows
 */
public record WatchedLoad(
        @Nullable String program, @Nullable String scenario, double ratePerSecond, Duration duration) {

    private static final String ELSEWHERE = "a load from elsewhere";

    /** A program that decides by itself what it sends; null for a load from elsewhere. */
    public static WatchedLoad sentBy(@Nullable String program) {
        return new WatchedLoad(program, null, 0, Duration.ZERO);
    }

    /**
     * A scenario.
     *
     * @param requests how many it asks for in all, 0 where the answers decide
     */
    public static WatchedLoad of(String scenario, double requests, Duration duration) {
        return new WatchedLoad(null, scenario, requests / duration.toSeconds(), duration);
    }

    /** What it is, in a word or two. */
    public String label() {
        return scenario != null ? scenario : program != null ? program : ELSEWHERE;
    }
}
