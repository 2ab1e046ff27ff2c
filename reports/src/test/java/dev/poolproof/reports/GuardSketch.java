package dev.poolproof.reports;

import dev.poolproof.reports.record.GuardEvidence;
import dev.poolproof.reports.record.GuardEvidence.Borrow;
import dev.poolproof.reports.record.GuardEvidence.Instance;
import dev.poolproof.reports.record.GuardEvidence.LateReturn;
import dev.poolproof.reports.record.GuardEvidence.NestedBorrow;
import dev.poolproof.reports.record.GuardEvidence.PoolSite;
import dev.poolproof.reports.record.GuardEvidence.ProcessFacts;
import dev.poolproof.reports.record.GuardEvidence.RawAccess;
import dev.poolproof.reports.record.GuardEvidence.ReturnDefect;
import dev.poolproof.reports.record.GuardEvidence.Route;
import dev.poolproof.reports.record.GuardEvidence.Site;
import dev.poolproof.reports.record.GuardEvidence.Totals;
import dev.poolproof.reports.record.GuardEvidence.Tracker;
import dev.poolproof.reports.record.ServerEvidence.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The guard's snapshot, which a test bends; the totals follow from the pools. */
public final class GuardSketch {

    public static final String DASHBOARD = "GET /api/tenant/dashboard";
    public static final String PERMISSIONS = "GET /api/auth/permissions";
    public static final String CUSTOMERS = "GET /api/tenant/customers";

    public final long atMillis;
    public final List<PoolSketch> pools = new ArrayList<>();
    public final List<PoolSite> poolSites = new ArrayList<>();
    public final List<Route> routes = new ArrayList<>();
    public final List<Borrow> outstanding = new ArrayList<>();
    public final List<LateReturn> lateReturns = new ArrayList<>();
    public final List<NestedBorrow> nestedBorrows = new ArrayList<>();
    public final List<ReturnDefect> returnDefects = new ArrayList<>();
    public final List<RawAccess> rawAccess = new ArrayList<>();
    public final List<Instance> instances = new ArrayList<>();
    public Tracker tracker = new Tracker(true, List.of(), 0, 240, 0);
    /** By how much the service's wall clock is ahead of the run's. */
    public long clockAheadMillis;
    /** Pools that the guard counted but no longer lists. */
    public long unlistedPoolsCreated;

    public long unlistedPoolsClosed;
    /** Borrows that the guard counted but does not list. */
    public long unlistedBorrows;

    /** A quiet guard after so many requests to each route. */
    public GuardSketch(long atMillis, long requestsEach) {
        this.atMillis = atMillis;
        pools.add(new PoolSketch(1, "master", null));
        for (int i = 1; i <= 3; i++) {
            pools.add(new PoolSketch(1L + i, "tenant-" + i, "tenant-" + i));
        }
        for (PoolSketch pool : pools) {
            pool.borrows = requestsEach;
            pool.returns = requestsEach;
            poolSites.add(new PoolSite(pool.createdBy, null, pool.tenant, pool.target, 1, 1));
        }
        Site borrow = Records.site("handling.TryWithResources", "handle", 19);
        routes.add(new Route(DASHBOARD, requestsEach, 0, requestsEach, 1, borrow));
        routes.add(new Route(PERMISSIONS, requestsEach, 0, requestsEach, 1, borrow));
        routes.add(new Route(CUSTOMERS, requestsEach, 0, requestsEach, 1, borrow));
    }

    /** The same pools once more in a second instance. */
    void ofTwoInstances() {
        instances.add(new Instance("instance-1", Records.epoch(-4_000), false));
        instances.add(new Instance("instance-2", Records.epoch(-1_000), false));
        List<PoolSketch> further = new ArrayList<>();
        for (PoolSketch pool : pools) {
            pool.instance = "instance-1";
            PoolSketch twin = new PoolSketch(99 + pool.id, pool.name, pool.tenant);
            twin.instance = "instance-2";
            twin.createdAtMillis = pool.createdAtMillis + 3_000;
            twin.borrows = pool.borrows;
            twin.returns = pool.returns;
            twin.requests = pool.requests;
            twin.lastBorrowAtMillis = pool.lastBorrowAtMillis;
            further.add(twin);
        }
        pools.addAll(further);
        poolSites.clear();
        pools.forEach(pool ->
                poolSites.add(new PoolSite(pool.createdBy, null, pool.tenant, pool.target, 1, 1, pool.instance)));
    }

    /** The pool of a tenant; {@code master} is the master's. */
    public PoolSketch pool(String name) {
        return pools.stream().filter(pool -> pool.name.equals(name)).findFirst().orElseThrow();
    }

    /** A connection of a pool that is out, and the pool's counters with it. */
    public GuardSketch leak(String pool, String route, Site site, long borrowedAtMillis, boolean requestEnded) {
        return leak(pool, route, site, borrow -> {
            borrow.borrowedAtMillis = borrowedAtMillis;
            borrow.requestEnded = requestEnded;
        });
    }

    /** A connection of a pool that is out, told in full, and the pool's counters with it. */
    public GuardSketch leak(String pool, @Nullable String route, Site site, Consumer<BorrowSketch> bend) {
        BorrowSketch borrow = new BorrowSketch(pool, route, site);
        bend.accept(borrow);
        outstanding.add(borrow.build(pool(pool).leak(1)));
        return this;
    }

    public GuardSketch route(String route, long requests, long borrows, int most, Site site) {
        routes.removeIf(known -> known.route().equals(route));
        routes.add(new Route(route, requests, 0, borrows, most, site));
        return this;
    }

    /** Connections that came back in another state. */
    public GuardSketch defect(String kind, String detail, Site site, Site leftBy, long count) {
        returnDefects.add(new ReturnDefect(kind, detail, "tenant-1", "tenant-1", CUSTOMERS, site, leftBy, count));
        return this;
    }

    /** Connections of one line that came back late, each held for so long. */
    public GuardSketch late(String route, Site site, long count, long heldMillis, long busyMillis) {
        lateReturns.add(new LateReturn(
                "tenant-1",
                "tenant-1",
                route,
                site,
                count,
                0,
                count * heldMillis,
                count * busyMillis,
                heldMillis + 90,
                Records.epoch(Records.LOAD_END - 200)));
        return this;
    }

    /** Requests that held a connection of tenant-1's pool and asked it for another. */
    public GuardSketch nested(Site outer, Site inner, long count, long refused, boolean lockstep) {
        nestedBorrows.add(
                new NestedBorrow("tenant-1", "tenant-1", DASHBOARD, outer, inner, count, refused, 5, lockstep));
        return this;
    }

    /** A further pool for a tenant's database. */
    public PoolSketch further(
            String tenant, Site createdBy, long createdAtMillis, long requests, long lastBorrowAtMillis) {
        PoolSketch pool = new PoolSketch(10L + pools.size(), tenant + "-further-" + pools.size(), tenant);
        pool.createdBy = createdBy;
        pool.createdOnRoute = DASHBOARD;
        pool.createdAtMillis = createdAtMillis;
        pool.requests = requests;
        pool.borrows = requests;
        pool.returns = requests;
        pool.lastBorrowAtMillis = lastBorrowAtMillis;
        pools.add(pool);
        poolSites.removeIf(site -> site.createdBy().equals(createdBy) && tenant.equals(site.tenant()));
        long made = pools.stream()
                .filter(known -> known.createdBy.equals(createdBy) && tenant.equals(known.tenant))
                .count();
        poolSites.add(new PoolSite(createdBy, DASHBOARD, tenant, pool.target, made, made));
        return pool;
    }

    /** Sessions on the server that fit these pools. */
    List<Session> sessions() {
        List<Session> sessions = new ArrayList<>();
        for (PoolSketch pool : pools) {
            for (int i = 0; i < pool.total && pool.isLive(); i++) {
                sessions.add(new Session(100L + sessions.size(), pool.name, pool.tenant, "Sleep", 3));
            }
        }
        return sessions;
    }

    GuardEvidence build() {
        long closed = pools.stream().filter(pool -> !pool.isLive()).count();
        long failed = pools.stream()
                .flatMap(pool -> pool.failedBorrows.values().stream())
                .mapToLong(Long::longValue)
                .sum();
        return new GuardEvidence(
                "poolproof-guard",
                1,
                Records.epoch(atMillis + clockAheadMillis),
                new ProcessFacts(4711, Records.epoch(-4_000), 96L << 20, 512L << 20, 42, "17.0.15"),
                new Totals(
                        pools.stream().mapToLong(pool -> pool.borrows).sum() + unlistedBorrows,
                        pools.stream().mapToLong(pool -> pool.returns).sum(),
                        failed,
                        pools.size() + unlistedPoolsCreated,
                        closed + unlistedPoolsClosed),
                pools.stream().map(PoolSketch::build).toList(),
                poolSites,
                routes,
                lateReturns,
                nestedBorrows,
                returnDefects,
                rawAccess,
                tracker,
                outstanding,
                instances);
    }

    public static Map<String, Long> counters(long refused) {
        return Map.of(
                "Aborted_clients", 0L,
                "Connection_errors_max_connections", refused,
                "Max_used_connections", 12L,
                "Threads_connected", 10L);
    }
}
