package dev.poolproof.reports;

import dev.poolproof.reports.Records.RequestSketch;
import dev.poolproof.reports.record.Environment.DatabaseFacts;
import dev.poolproof.reports.record.GuardEvidence.PoolSite;
import dev.poolproof.reports.record.GuardEvidence.Route;
import dev.poolproof.reports.record.GuardEvidence.Site;
import dev.poolproof.reports.record.Outcome;
import dev.poolproof.reports.record.Sample;
import dev.poolproof.reports.record.Sample.GuardSample;
import dev.poolproof.reports.record.Sample.LoadSample;
import dev.poolproof.reports.record.Sample.ServerSample;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Plays a service of three tenants under load, request by request, well enough that its record looks like a real one. */
final class Simulation {

    enum Mistake {
        NONE,
        NEVER_RELEASED,
        CACHED_POOL_CLOSED,
        POOL_PER_REQUEST
    }

    private static final long TICK = 250;
    private static final long ACQUIRE_TIMEOUT = 2_000;
    private static final int LIMIT = 24;
    /** Sessions of the administrator and the server's own. */
    private static final int OTHER_SESSIONS = 2;

    private static final Site NEVER_RELEASED = Records.site("handling.NeverReleased", "handle", 24);
    private static final Site POOL_CLOSED = Records.site("handling.CachedPoolClosed", "handle", 27);
    private static final Site POOL_CREATED = Records.site("handling.PoolPerRequest", "lambda$handle$0", 31);

    private final Mistake mistake;
    private final Records records = Records.healthy();
    private final Random random = new Random(42);
    private final Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
    private final Deque<Long> waiting = new ArrayDeque<>();
    private final List<PoolSketch> extraPools = new ArrayList<>();
    private long sent;

    Simulation(Mistake mistake) {
        this.mistake = mistake;
    }

    Records run() {
        describe();
        records.requests.values().forEach(request -> request.sent = 0);
        records.samples.clear();
        for (long at = 0; at <= Records.END; at += TICK) {
            long tick = at;
            boolean loading = at > Records.LOAD_START && at <= Records.LOAD_END;
            for (int i = 0; loading && i < (at % (2 * TICK) == 0 ? 12 : 13); i++) {
                request(Math.max(Records.LOAD_START, at - TICK) + i * 4L);
            }
            while (!waiting.isEmpty() && waiting.peek() <= tick) {
                waiting.remove();
                outcomes.merge(Outcome.ACQUIRE_TIMEOUT, 1L, Long::sum);
            }
            records.samples.add(sample(at, loading));
        }
        finish();
        return records;
    }

    private void describe() {
        switch (mistake) {
            case NONE -> label("repaired", "none");
            case NEVER_RELEASED -> {
                label("before: permissions never releases", "a");
                records.seed("permissions", "never-released", "connection-leak");
            }
            case CACHED_POOL_CLOSED -> {
                label("before: customers closes the shared pool", "b");
                records.seed("customers", "cached-pool-closed", "shared-pool-closed");
            }
            case POOL_PER_REQUEST -> {
                label("before: dashboard creates a pool per request", "c");
                records.seed("dashboard", "pool-per-request", "pool-per-request");
            }
        }
    }

    private void label(String label, String suffix) {
        records.label = label;
        records.id = "r-20261118-093000-" + suffix;
        records.database = new DatabaseFacts(
                "embedded",
                "no Docker engine answered",
                "MariaDB",
                "11.4.5-MariaDB",
                LIMIT,
                "MySQL Connector/J mysql-connector-j-9.7.0");
    }

    private void request(long at) {
        RequestSketch request = draw();
        request.sent++;
        sent++;
        PoolSketch pool = records.after.pool("tenant-" + (1 + random.nextInt(3)));
        Outcome outcome = request.name.equals("unknown-tenant") ? Outcome.AS_EXPECTED : outcome(request, pool, at);
        if (outcome != Outcome.AS_EXPECTED) {
            request.outcome(outcome, 1);
        }
        if (outcome == Outcome.ACQUIRE_TIMEOUT) {
            waiting.add(at + ACQUIRE_TIMEOUT);
        } else {
            outcomes.merge(outcome, 1L, Long::sum);
        }
    }

    private Outcome outcome(RequestSketch request, PoolSketch pool, long at) {
        if (!pool.isLive()) {
            pool.refusedAfterClose.merge(route(request), 1L, Long::sum);
            pool.failedBorrows.merge("POOL_CLOSED", 1L, Long::sum);
            return Outcome.POOL_CLOSED;
        }
        if (pool.active >= pool.maximum) {
            pool.failedBorrows.merge("ACQUIRE_TIMEOUT", 1L, Long::sum);
            return Outcome.ACQUIRE_TIMEOUT;
        }
        if (mistake == Mistake.POOL_PER_REQUEST && request.name.equals("dashboard")) {
            return extraPool(pool, at);
        }
        pool.borrows++;
        if (mistake == Mistake.NEVER_RELEASED && request.name.equals("permissions")) {
            pool.borrows--;
            records.after.leak(pool.name, GuardSketch.PERMISSIONS, NEVER_RELEASED, at, true);
            return Outcome.AS_EXPECTED;
        }
        pool.returns++;
        if (mistake == Mistake.CACHED_POOL_CLOSED && request.name.equals("customers-list")) {
            pool.closed(at, POOL_CLOSED, GuardSketch.CUSTOMERS);
        }
        return Outcome.AS_EXPECTED;
    }

    private Outcome extraPool(PoolSketch shared, long at) {
        if (sessions() + 2 > LIMIT) {
            records.refused++;
            return Outcome.TOO_MANY_CONNECTIONS;
        }
        PoolSketch extra =
                new PoolSketch(5L + extraPools.size(), "dashboard-" + (1 + extraPools.size()), shared.tenant);
        extra.createdAtMillis = at;
        extra.createdBy = POOL_CREATED;
        extra.createdOnRoute = GuardSketch.DASHBOARD;
        extra.borrows = 8;
        extra.returns = 8;
        extraPools.add(extra);
        return Outcome.AS_EXPECTED;
    }

    private RequestSketch draw() {
        int at = random.nextInt(100);
        String name = at < 16
                ? "permissions"
                : at < 36
                        ? "customers-list"
                        : at < 46
                                ? "customers-create"
                                : at < 60
                                        ? "customers-read"
                                        : at < 68
                                                ? "customers-update"
                                                : at < 73
                                                        ? "customers-delete"
                                                        : at < 90
                                                                ? "dashboard"
                                                                : at < 95 ? "unknown-tenant" : "invalid-input";
        return records.sketch(name);
    }

    private static String route(RequestSketch request) {
        return switch (request.name) {
            case "permissions" -> GuardSketch.PERMISSIONS;
            case "dashboard" -> GuardSketch.DASHBOARD;
            case "customers-create", "invalid-input" -> "POST /api/tenant/customers";
            case "customers-list" -> GuardSketch.CUSTOMERS;
            default -> "GET /api/tenant/customers/{id}";
        };
    }

    private int pooled() {
        int pools = records.after.pools.stream()
                .filter(PoolSketch::isLive)
                .mapToInt(pool -> Math.max(pool.total, pool.active))
                .sum();
        return pools + 2 * extraPools.size();
    }

    private int sessions() {
        return pooled() + OTHER_SESSIONS;
    }

    private Sample sample(long at, boolean loading) {
        int busy = loading && waiting.size() < 20 ? random.nextInt(4) : 0;
        int leaked = records.after.outstanding.size();
        int total = pooled();
        long live = records.after.pools.stream().filter(PoolSketch::isLive).count() + extraPools.size();
        long active = Math.min(total, leaked + busy);
        long borrows = 160 + sent;
        return new Sample(
                at,
                new ServerSample(sessions(), 1 + busy, total, records.refused, 0),
                new GuardSample(
                        borrows,
                        borrows - active,
                        active,
                        total - active,
                        waiting.size(),
                        total,
                        live,
                        (90L + random.nextInt(30) + extraPools.size()) << 20,
                        42 + extraPools.size() * 2 + Math.min(160, waiting.size())),
                loading || at == 16_000 ? new LoadSample(sent, new EnumMap<>(outcomes)) : null);
    }

    private void finish() {
        records.after.pools.addAll(extraPools);
        for (PoolSketch extra : extraPools) {
            records.after.poolSites.stream()
                    .filter(site -> site.createdBy().equals(POOL_CREATED)
                            && java.util.Objects.equals(site.tenant(), extra.tenant))
                    .findFirst()
                    .ifPresent(records.after.poolSites::remove);
            long same = extraPools.stream()
                    .filter(other -> java.util.Objects.equals(other.tenant, extra.tenant))
                    .count();
            records.after.poolSites.add(
                    new PoolSite(POOL_CREATED, GuardSketch.DASHBOARD, extra.tenant, extra.target, same, same));
        }
        if (!extraPools.isEmpty()) {
            long requests = records.sketch("dashboard").sent;
            records.after.route(GuardSketch.DASHBOARD, 40 + requests, 40 + 8L * extraPools.size(), 8, POOL_CREATED);
        }
        if (mistake == Mistake.NEVER_RELEASED) {
            long requests = records.sketch("permissions").sent;
            records.after.routes.removeIf(route -> route.route().equals(GuardSketch.PERMISSIONS));
            records.after.routes.add(new Route(
                    GuardSketch.PERMISSIONS,
                    40 + requests,
                    requests - records.after.outstanding.size(),
                    40 + records.after.outstanding.size(),
                    1,
                    NEVER_RELEASED));
            records.requests.values().stream()
                    .filter(request -> !request.name.equals("unknown-tenant"))
                    .forEach(request -> request.tailMillis = ACQUIRE_TIMEOUT + 12);
        }
        if (mistake == Mistake.POOL_PER_REQUEST) {
            records.sketch("dashboard").medianMillis = 78;
            records.sketch("dashboard").tailMillis = 310;
        }
    }
}
