package dev.poolproof.reports.budget;

import dev.poolproof.reports.record.GuardEvidence.Site;
import org.jspecify.annotations.Nullable;

/**
 * Pools of one kind, and what each of them may open.
 *
 * @param name what they are, for people: a pool's name, or the line that makes them
 * @param pools how many one instance has, at least 1
 * @param maximum connections that each may open, at least 1
 * @param madeAt the line that makes them, null where unknown
 */
public record Share(
        String name, int pools, int maximum, @Nullable Site madeAt) {

    public Share {
        if (pools < 1 || maximum < 1) {
            throw new IllegalArgumentException(
                    "A share is of at least 1 pool of at least 1 connection, but here " + pools + " of " + maximum);
        }
    }

    /** The most sessions that they open together, in one instance. */
    public long sessions() {
        return (long) pools * maximum;
    }
}
