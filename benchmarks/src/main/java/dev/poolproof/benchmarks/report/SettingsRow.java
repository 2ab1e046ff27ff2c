package dev.poolproof.benchmarks.report;

import dev.poolproof.benchmarks.pool.Pool;
import dev.poolproof.benchmarks.pool.PoolSettings;

/**
 * A pool and what was in force in it, read back from the open pool.
 *
 * @param pool which one
 * @param settings of the open pool
 */
public record SettingsRow(Pool pool, PoolSettings settings) {

    public String size() {
        return settings.size() == 0 ? "no limit" : String.valueOf(settings.size());
    }

    public String acquireTimeout() {
        return settings.acquireTimeout().isZero()
                ? "none"
                : settings.acquireTimeout().toMillis() + " ms";
    }
}
