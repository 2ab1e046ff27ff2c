package dev.poolproof.reports.record;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The guard's snapshot as a run received it. This is the reading side of the guard's seam: the records below name what
 * the judge understands of format {@code poolproof-guard}, version 1, and say only what differs from there.
 *
 * <p>Of a service that has several instances it is their snapshots as one. Then {@link #instances()} names them, those that have
 * been replaced included, and each pool names its own.
 */
public record GuardEvidence(
        String format,
        int version,
        long capturedAtEpochMillis,
        ProcessFacts process,
        Totals totals,
        List<Pool> pools,
        List<PoolSite> poolSites,
        List<Route> routes,
        List<LateReturn> lateReturns,
        List<NestedBorrow> nestedBorrows,
        List<ReturnDefect> returnDefects,
        List<RawAccess> rawAccess,
        @Nullable Tracker tracker,
        List<Borrow> outstanding,
        List<Instance> instances) {

    public GuardEvidence {
        pools = List.copyOf(pools);
        poolSites = List.copyOf(poolSites);
        routes = List.copyOf(routes);
        lateReturns = Absent.list(lateReturns);
        nestedBorrows = Absent.list(nestedBorrows);
        returnDefects = Absent.list(returnDefects);
        rawAccess = Absent.list(rawAccess);
        outstanding = List.copyOf(outstanding);
        instances = Absent.list(instances);
    }

    /** Of one process. */
    public GuardEvidence(
            String format,
            int version,
            long capturedAtEpochMillis,
            ProcessFacts process,
            Totals totals,
            List<Pool> pools,
            List<PoolSite> poolSites,
            List<Route> routes,
            List<LateReturn> lateReturns,
            List<NestedBorrow> nestedBorrows,
            List<ReturnDefect> returnDefects,
            List<RawAccess> rawAccess,
            @Nullable Tracker tracker,
            List<Borrow> outstanding) {
        this(
                format,
                version,
                capturedAtEpochMillis,
                process,
                totals,
                pools,
                poolSites,
                routes,
                lateReturns,
                nestedBorrows,
                returnDefects,
                rawAccess,
                tracker,
                outstanding,
                List.of());
    }

    /**
     * One of several instances. The guard does not know it; a run does.
     *
     * @param name its name in the run
     * @param startedAtEpochMillis when its process was started
     * @param replaced whether another one has taken its place; what it did until then still counts
     */
    public record Instance(String name, long startedAtEpochMillis, boolean replaced) {}

    /** The watched JVM. */
    public record ProcessFacts(
            long pid,
            long startedAtEpochMillis,
            long heapUsedBytes,
            long heapMaxBytes,
            int threads,
            String javaVersion) {}

    /** Sums over all pools since the process started. */
    public record Totals(long borrows, long returns, long failedBorrows, long poolsCreated, long poolsClosed) {
        /** Connections that are out. */
        public long outstanding() {
            return borrows - returns;
        }

        /** Pools that are open. */
        public long livePools() {
            return poolsCreated - poolsClosed;
        }
    }

    /** A line of code. */
    public record Site(
            String className, String method, @Nullable String file, int line) {
        /** The line as people write it: {@code NeverReleased.java:24}, or the class where the file is unknown. */
        public String shortForm() {
            String simpleName = className.substring(className.lastIndexOf('.') + 1);
            String place = file == null ? simpleName : file;
            return line < 0 ? place : place + ":" + line;
        }
    }

    /** One pool's life so far; in which of several instances, a run adds. */
    public record Pool(
            long id,
            String name,
            @Nullable String tenant,
            @Nullable String target,
            long createdAtEpochMillis,
            Site createdBy,
            @Nullable String createdOnRoute,
            @Nullable Long closedAtEpochMillis,
            @Nullable Site closedBy,
            @Nullable String closedOnRoute,
            long borrows,
            long returns,
            long requests,
            @Nullable Long lastBorrowAtEpochMillis,
            Map<String, Long> failedBorrows,
            Map<String, Long> refusedAfterClose,
            @Nullable Gauges gauges,
            Map<String, String> settings,
            @Nullable String instance) {
        public Pool {
            failedBorrows = Map.copyOf(failedBorrows);
            refusedAfterClose = Map.copyOf(refusedAfterClose);
            settings = Map.copyOf(settings);
        }

        /** Of the only instance. */
        public Pool(
                long id,
                String name,
                @Nullable String tenant,
                @Nullable String target,
                long createdAtEpochMillis,
                Site createdBy,
                @Nullable String createdOnRoute,
                @Nullable Long closedAtEpochMillis,
                @Nullable Site closedBy,
                @Nullable String closedOnRoute,
                long borrows,
                long returns,
                long requests,
                @Nullable Long lastBorrowAtEpochMillis,
                Map<String, Long> failedBorrows,
                Map<String, Long> refusedAfterClose,
                @Nullable Gauges gauges,
                Map<String, String> settings) {
            this(
                    id,
                    name,
                    tenant,
                    target,
                    createdAtEpochMillis,
                    createdBy,
                    createdOnRoute,
                    closedAtEpochMillis,
                    closedBy,
                    closedOnRoute,
                    borrows,
                    returns,
                    requests,
                    lastBorrowAtEpochMillis,
                    failedBorrows,
                    refusedAfterClose,
                    gauges,
                    settings,
                    null);
        }
    }

    /** What a pool says of itself. */
    public record Gauges(int active, int idle, int pending, int total, int maximum) {}

    /** Pools of one database created by one line, counted. */
    public record PoolSite(
            Site createdBy,
            @Nullable String route,
            @Nullable String tenant,
            @Nullable String target,
            long created,
            long live,
            @Nullable String instance) {

        /** Of the only instance. */
        public PoolSite(
                Site createdBy,
                @Nullable String route,
                @Nullable String tenant,
                @Nullable String target,
                long created,
                long live) {
            this(createdBy, route, tenant, target, created, live, null);
        }
    }

    /** What one route did with connections. */
    public record Route(
            String route,
            long requests,
            long failedRequests,
            long borrows,
            int maxBorrowsFromOnePool,
            @Nullable Site mostFrequentSite) {}

    /** A connection that has not come back. */
    public record Borrow(
            String pool,
            long poolId,
            @Nullable String tenant,
            @Nullable String route,
            long borrowedAtEpochMillis,
            String thread,
            Site site,
            List<Site> stack,
            boolean siteInferred,
            boolean requestEnded,
            @Nullable String requestFailure,
            boolean otherThread,
            @Nullable Site borrowedAgain,
            @Nullable Use use,
            @Nullable Owner owner) {
        public Borrow {
            stack = List.copyOf(stack);
        }
    }

    /** What was done with a borrowed connection. */
    public record Use(
            long operations,
            @Nullable String lastOperation,
            @Nullable Site lastUse,
            @Nullable Long lastUsedAtEpochMillis,
            @Nullable String lastFailure,
            int openStatements,
            long usesAfterRequest) {}

    /** The thread that borrowed a connection, as it was when the snapshot was taken. */
    public record Owner(String state, @Nullable Site at) {}

    /** Borrows of one line that came back late or after their request. */
    public record LateReturn(
            String pool,
            @Nullable String tenant,
            @Nullable String route,
            Site site,
            long count,
            long afterRequest,
            long heldMillis,
            long busyMillis,
            long maxHeldMillis,
            long lastAtEpochMillis) {}

    /** Requests that held a connection and asked the same pool for another. */
    public record NestedBorrow(
            String pool,
            @Nullable String tenant,
            @Nullable String route,
            Site outer,
            Site inner,
            long count,
            long refused,
            int maxWaiting,
            boolean lockstep) {}

    /**
     * Connections that came back in another state than they were lent in.
     *
     * @param kind the guard's kind by name, for example {@code OPEN_TRANSACTION}
     */
    public record ReturnDefect(
            String kind,
            String detail,
            String pool,
            @Nullable String tenant,
            @Nullable String route,
            Site site,
            @Nullable Site leftBy,
            long count) {}

    /** A line that reached behind the guard and the pool. */
    public record RawAccess(
            String type,
            String pool,
            @Nullable String tenant,
            @Nullable String route,
            Site site,
            long count) {}

    /** What the guard itself did and left out. */
    public record Tracker(
            boolean sessionChecks, List<String> faults, long faultsInjected, long pathsTaken, long pathsSkipped) {
        public Tracker {
            faults = List.copyOf(faults);
        }
    }
}
