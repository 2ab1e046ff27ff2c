package dev.poolproof.reports.sweep;

import dev.poolproof.reports.record.Environment;
import dev.poolproof.reports.record.PlanFacts;
import dev.poolproof.reports.record.PlanFacts.SeededVariant;
import dev.poolproof.reports.record.RunRecord;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What all runs of a sweep have in common.
 *
 * @param id the sweep's id
 * @param startedAtEpochMillis when its first run began
 * @param poolproofVersion the version that made it
 * @param ratePerSecond requests per second that each run was to send
 * @param loadMillis how long it was to send them
 * @param pools pools of the service: one a tenant, and the master's
 * @param variants what was seeded into the service
 * @param faults failures that the guard injected
 * @param settings settings that were the same in all runs
 * @param environment where they ran, and against what
 */
public record Setup(
        String id,
        long startedAtEpochMillis,
        String poolproofVersion,
        double ratePerSecond,
        long loadMillis,
        int pools,
        List<SeededVariant> variants,
        List<String> faults,
        Map<String, String> settings,
        Environment environment) {

    /** One connection is the administrator's. */
    private static final int RESERVED = 1;

    public Setup {
        variants = List.copyOf(variants);
        faults = List.copyOf(faults);
        settings = Collections.unmodifiableMap(new TreeMap<>(settings));
    }

    /**
     * As one run of the sweep recorded it.
     *
     * @param swept names of the settings that differ between its runs
     * @param written the other settings as they were asked for
     */
    public static Setup of(String id, RunRecord run, Collection<String> swept, Map<String, String> written) {
        PlanFacts plan = run.plan();
        Map<String, String> settings = new TreeMap<>(plan.settings());
        settings.putAll(written);
        settings.keySet().removeAll(swept);
        return new Setup(
                id,
                run.run().startedAtEpochMillis(),
                run.run().poolproofVersion(),
                plan.ratePerSecond(),
                plan.loadMillis(),
                plan.tenants().size() + 1,
                plan.variants(),
                plan.faults(),
                settings,
                run.environment());
    }

    /** How many tenants there are. */
    public int tenants() {
        return pools - 1;
    }

    /** Connections that the server takes from all pools together; 0 where unknown. */
    public int serverTakes() {
        return Math.max(0, environment.database().maxConnections() - RESERVED);
    }

    /** Whether so many are more than the server takes. */
    public boolean isTooMany(long connections) {
        return serverTakes() > 0 && connections > serverTakes();
    }
}
