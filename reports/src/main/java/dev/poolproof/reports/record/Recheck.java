package dev.poolproof.reports.record;

import java.util.Map;

/**
 * A few requests to every endpoint of every tenant after everything had come to rest: what was only slow answers again, what
 * lost its connections does not.
 *
 * @param sent requests sent
 * @param outcomes how they ended; sums up to {@code sent}
 */
public record Recheck(long sent, Map<Outcome, Long> outcomes) {

    public Recheck {
        outcomes = Map.copyOf(outcomes);
    }
}
