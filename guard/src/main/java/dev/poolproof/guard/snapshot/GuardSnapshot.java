package dev.poolproof.guard.snapshot;

import java.util.List;

/**
 * Everything the guard knew at one moment. Counters run from the start of the process and never fall.
 *
 * @param format always {@link #FORMAT}
 * @param version always {@link #VERSION}
 * @param capturedAtEpochMillis wall clock of the watched process
 * @param process the watched process itself
 * @param totals sums over all pools, exact even where the lists below are cut
 * @param pools the pools, oldest first; at most {@link #MAX_POOLS}, live ones before closed ones
 * @param poolSites where pools were created, grouped, with exact counts
 * @param routes what each route did with connections
 * @param outstanding borrows that have not come back, oldest first; at most {@link #MAX_OUTSTANDING}
 */
public record GuardSnapshot(
        String format,
        int version,
        long capturedAtEpochMillis,
        ProcessFacts process,
        Totals totals,
        List<PoolFacts> pools,
        List<PoolSite> poolSites,
        List<RouteFacts> routes,
        List<OutstandingBorrow> outstanding) {

    public static final String FORMAT = "poolproof-guard";
    public static final int VERSION = 1;
    public static final int MAX_POOLS = 200;
    public static final int MAX_OUTSTANDING = 500;

    public GuardSnapshot {
        pools = List.copyOf(pools);
        poolSites = List.copyOf(poolSites);
        routes = List.copyOf(routes);
        outstanding = List.copyOf(outstanding);
    }
}
