package dev.poolproof.run.plan;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * How the reference service is to be started.
 *
 * @param tenants how many tenants there are, 1 to 1,000
 * @param seedRows customers each tenant has, 10 to 100,000
 * @param port loopback port it listens on, 0 for any that is free
 * @param variants the variant of each endpoint that does not keep the correct form
 * @param settings further settings by property name without the prefix {@code poolproof.}, for example {@code
 *     pool.maximum}
 * @param faults failures that the guard injects
 * @param evidence whether the guard watches at all
 */
public record ServicePlan(
        int tenants,
        int seedRows,
        int port,
        Map<Endpoint, String> variants,
        Map<String, String> settings,
        FaultSettings faults,
        EvidenceSource evidence) {

    /**
     * Settings of a run where nothing else was asked for: four pools of 5 fit into a server of 24, and a client learns
     * within a second that a pool is empty.
     */
    public static final Map<String, String> DEFAULT_SETTINGS =
            Map.of("pool.maximum", "5", "pool.minimum-idle", "2", "pool.acquire-timeout", "1s");

    public ServicePlan {
        Checks.within("--tenants", tenants, 1, 1_000);
        Checks.within("--seed-rows", seedRows, 10, 100_000);
        Checks.within("--port", port, 0, 65_535);
        if (evidence != EvidenceSource.GUARD && !faults.isEmpty()) {
            throw new UsageException(
                    "--faults needs the guard, which injects them, but --evidence server or pool switches it off: give one of the two.");
        }
        variants = Map.copyOf(variants);
        SortedMap<String, String> merged = new TreeMap<>(DEFAULT_SETTINGS);
        merged.putAll(settings);
        settings = Map.copyOf(merged);
        Checks.wholeNumber("--set pool.maximum", settings.getOrDefault("pool.maximum", ""), 1, 10_000);
    }

    /** The names of the tenants. */
    public List<String> tenantNames() {
        return IntStream.rangeClosed(1, tenants).mapToObj(n -> "tenant-" + n).toList();
    }

    /** The most connections that one pool opens. */
    public int poolMaximum() {
        return Integer.parseInt(settings.getOrDefault("pool.maximum", ""));
    }

    /** How many pools it has: one for each tenant and the master's. */
    public int pools() {
        return tenants + 1;
    }
}
