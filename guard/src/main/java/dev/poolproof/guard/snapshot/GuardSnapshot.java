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
 * @param lateReturns borrows that came back late or after their request, grouped
 * @param nestedBorrows requests that held a connection and asked the same pool for another, grouped
 * @param returnDefects connections that came back in another state than they were lent in, grouped
 * @param rawAccess where the program reached behind the guard and the pool, grouped
 * @param tracker what the guard itself does, and what it left out
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
        List<LateReturn> lateReturns,
        List<NestedBorrow> nestedBorrows,
        List<ReturnDefect> returnDefects,
        List<RawAccess> rawAccess,
        TrackerFacts tracker,
        List<OutstandingBorrow> outstanding) {

    public static final String FORMAT = "poolproof-guard";
    public static final int VERSION = 1;
    public static final int MAX_POOLS = 200;
    public static final int MAX_OUTSTANDING = 500;

    public GuardSnapshot {
        pools = List.copyOf(pools);
        poolSites = List.copyOf(poolSites);
        routes = List.copyOf(routes);
        lateReturns = List.copyOf(lateReturns);
        nestedBorrows = List.copyOf(nestedBorrows);
        returnDefects = List.copyOf(returnDefects);
        rawAccess = List.copyOf(rawAccess);
        outstanding = List.copyOf(outstanding);
    }
}
