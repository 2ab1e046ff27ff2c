package dev.poolproof.reports;

import dev.poolproof.reports.record.GuardEvidence;
import dev.poolproof.reports.record.GuardEvidence.Borrow;
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
    public Tracker tracker = new Tracker(true, List.of(), 0, 240, 0);
    /** Pools that the guard counted but no longer lists. */
    public long unlistedPoolsCreated;

    public long unlistedPoolsClosed;
    /** Borrows that the guard counted but does not list. */
    public long unlistedBorrows;

    GuardSketch(long atMillis, long requestsEach) {
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

    /** The pool of a tenant; {@code master} is the master's. */
    public PoolSketch pool(String name) {
        return pools.stream().filter(pool -> pool.name.equals(name)).findFirst().orElseThrow();
    }

    /** A connection of a pool that is out, and the pool's counters with it. */
    public GuardSketch leak(String pool, String route, Site site, long borrowedAtMillis, boolean requestEnded) {
        PoolSketch from = pool(pool).leak(1);
        outstanding.add(borrow(from, route, site, borrowedAtMillis, requestEnded));
        return this;
    }

    public GuardSketch route(String route, long requests, long borrows, int most, Site site) {
        routes.removeIf(known -> known.route().equals(route));
        routes.add(new Route(route, requests, 0, borrows, most, site));
        return this;
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
                Records.epoch(atMillis),
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
                outstanding);
    }

    private static Borrow borrow(
            PoolSketch pool, @Nullable String route, Site site, long borrowedAtMillis, boolean requestEnded) {
        return new Borrow(
                pool.name,
                pool.id,
                pool.tenant,
                route,
                Records.epoch(borrowedAtMillis),
                "http-nio-exec-7",
                site,
                List.of(
                        site,
                        Records.site("web.PermissionsController", "permissions", 33),
                        Records.site("web.RequestRoute", "doFilter", 41)),
                false,
                requestEnded,
                null,
                false,
                null,
                null,
                null);
    }

    static Map<String, Long> counters(long refused) {
        return Map.of(
                "Aborted_clients", 0L,
                "Connection_errors_max_connections", refused,
                "Max_used_connections", 12L,
                "Threads_connected", 10L);
    }
}
