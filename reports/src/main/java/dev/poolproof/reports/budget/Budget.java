package dev.poolproof.reports.budget;

import dev.poolproof.reports.record.RunRecord;
import java.util.Optional;

/**
 * Whether a fleet fits its server: the most sessions that the pools of all its instances may open, against what is left for them.
 * It says nothing of how many they will open; a fleet that fits is never refused at the limit for its pools' size.
 *
 * @param fleet the pools of one instance
 * @param instances how many instances there are, 1 to 10,000
 * @param limits how many sessions they may have
 */
public record Budget(Fleet fleet, int instances, Limits limits) {

    private static final int MOST_INSTANCES = 10_000;

    public Budget {
        if (instances < 1 || instances > MOST_INSTANCES) {
            throw new IllegalArgumentException("There are 1 to 10000 instances, but here " + instances);
        }
    }

    /**
     * The budget of a recorded run, as it was before the load: of the pools that were open then. Without the guard it is of those
     * that the plan asked for. Empty where nobody knows the pools or the server's limit.
     */
    public static Optional<Budget> of(RunRecord run) {
        return RunBudget.of(run);
    }

    /** How many pools all instances have together. */
    public long pools() {
        return fleet.pools() * instances;
    }

    /** The most sessions that they open together. */
    public long sessions() {
        return fleet.sessions() * instances;
    }

    /** Whether every pool may open all that it is allowed to, at the same time. */
    public boolean fits() {
        return excess() == 0;
    }

    /** By how many sessions the fleet is too large, 0 where it fits. */
    public long excess() {
        return Math.max(0, sessions() - limits.available());
    }

    /**
     * The largest size that every pool may have so that the fleet fits, all pools being alike; 0 where there are more pools than
     * sessions.
     */
    public long largestPool() {
        return pools() == 0 ? limits.available() : limits.available() / pools();
    }

    /** The {@code max_connections} that the fleet needs. */
    public long neededConnections() {
        return sessions() + limits.reserve();
    }
}
