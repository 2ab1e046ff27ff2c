package dev.poolproof.reports.verdict;

import static dev.poolproof.reports.GuardSketch.CUSTOMERS;
import static dev.poolproof.reports.GuardSketch.DASHBOARD;
import static dev.poolproof.reports.GuardSketch.PERMISSIONS;
import static dev.poolproof.reports.Records.site;

import dev.poolproof.reports.Records;
import dev.poolproof.reports.ServerSketch;
import dev.poolproof.reports.record.GuardEvidence.LateReturn;
import dev.poolproof.reports.record.GuardEvidence.PoolSite;
import dev.poolproof.reports.record.GuardEvidence.RawAccess;
import dev.poolproof.reports.record.GuardEvidence.Site;
import dev.poolproof.reports.record.Outcome;
import dev.poolproof.reports.record.ServerEvidence;
import dev.poolproof.reports.record.ServerEvidence.OpenTransaction;
import dev.poolproof.reports.record.ServerEvidence.PreparedStatements;
import dev.poolproof.reports.record.ServerEvidence.Session;
import java.util.Arrays;
import java.util.function.Consumer;

/** For every rule a record that makes it speak and one, as near as can be, on which it stays silent. */
enum RuleCase {
    POOL_PER_REQUEST(
            Rules.POOL_PER_REQUEST,
            run -> pools(run, DASHBOARD, "tenant-1", 3),
            // One pool for each new tenant: legitimate onboarding.
            run -> {
                for (int tenant = 4; tenant < 40; tenant++) {
                    pools(run, DASHBOARD, "tenant-" + tenant, 1);
                }
            }),
    SHARED_POOL_CLOSED(
            Rules.SHARED_POOL_CLOSED,
            run -> {
                run.after.pool("tenant-2").closed(5_000, site("handling.CachedPoolClosed", "handle", 27), CUSTOMERS);
                run.after.pool("tenant-2").refusedAfterClose.put(PERMISSIONS, 12L);
            },
            // Closed and never asked again: retired rightly.
            run -> run.after.pool("tenant-2").closed(5_000, site("pool.TenantPools", "evict", 90), CUSTOMERS)),
    CONNECTION_LEAK(
            Rules.CONNECTION_LEAK,
            run -> run.after.leak("tenant-1", PERMISSIONS, Lines.NEVER_RELEASED, 6_000, true),
            // A connection reserved for life: out at the baseline, and still out.
            run -> {
                run.before.leak("tenant-1", PERMISSIONS, Lines.NEVER_RELEASED, 1_000, true);
                run.after.leak("tenant-1", PERMISSIONS, Lines.NEVER_RELEASED, 1_000, true);
            }),
    SESSION_GROWTH(
            Rules.SESSION_GROWTH,
            run -> run.watch(5),
            // As many as it may keep.
            run -> run.watch(200)),
    FAILURE_MASKED(
            Rules.FAILURE_MASKED,
            run -> run.outcome("customers-create", Outcome.MASKED_AS_UNKNOWN_TENANT, 7),
            run -> run.outcome("customers-create", Outcome.WRONG_STATUS, 7)),
    BORROW_AMPLIFICATION(
            Rules.BORROW_AMPLIFICATION,
            run -> run.after.route(DASHBOARD, 140, 840, 8, Lines.PER_QUERY),
            run -> run.after.route(DASHBOARD, 140, 240, 2, Lines.PER_QUERY)),
    POOL_NOT_CLOSED(
            Rules.POOL_NOT_CLOSED,
            run -> {
                run.after.further("tenant-1", Lines.POOL_REPLACED, 4_000, 40, 8_000);
                run.after.further("tenant-1", Lines.POOL_REPLACED, 8_000, 60, 15_000);
            },
            // Replaced and closed: as it should be.
            run -> {
                run.after
                        .further("tenant-1", Lines.POOL_REPLACED, 4_000, 40, 8_000)
                        .closed(8_100, Lines.POOL_REPLACED, DASHBOARD);
                run.after.further("tenant-1", Lines.POOL_REPLACED, 8_000, 60, 15_000);
            }),
    DUPLICATE_POOL(
            Rules.DUPLICATE_POOL,
            run -> {
                run.after.further("tenant-1", Lines.POOL_RACED, 4_000, 1, 4_150);
                run.after.further("tenant-1", Lines.POOL_RACED, 4_120, 80, 15_000);
            },
            // Two pools for one database on purpose, both used to the end.
            run -> {
                run.after.further("tenant-1", Lines.POOL_RACED, 4_000, 30, 14_000);
                run.after.further("tenant-1", Lines.POOL_RACED, 4_120, 80, 15_000);
            }),
    ORPHANED_SESSION(
            Rules.ORPHANED_SESSION,
            run -> run.replaced(3, false),
            // Replaced, and gone with all it had.
            run -> run.replaced(0, true)),
    OVERSIZED_POOLS(
            Rules.OVERSIZED_POOLS,
            run -> {
                run.refused = 9;
                run.after.pools.forEach(pool -> pool.maximum = 20);
            },
            // Exactly what the server takes: somebody else was refused, or took the sessions.
            run -> {
                run.refused = 9;
                run.after.pools.forEach(pool -> pool.maximum = 6);
                run.after.pool("master").maximum = 5;
            }),
    RAW_CONNECTION_CLOSED(
            Rules.RAW_CONNECTION_CLOSED,
            run -> run.after.defect("RAW_CLOSED", "", Lines.BORROWED, Lines.LEFT, 6),
            run -> run.after.defect("SESSION_LOST", "", Lines.BORROWED, Lines.LEFT, 6)),
    STALE_CONNECTION(
            Rules.STALE_CONNECTION,
            run -> run.atTheEnd(server -> aborted(server, 6, "2")),
            // The server ends nothing within hours, and no pool misses a session: somebody else was cut off.
            run -> run.atTheEnd(server -> aborted(server, 6, "28800"))),
    NESTED_BORROW(
            Rules.NESTED_BORROW,
            run -> run.after.nested(Lines.BORROWED, Lines.LEFT, 12, 4, true),
            // Somebody takes a connection for life on his first request to each tenant.
            run -> run.after.nested(Lines.BORROWED, Lines.LEFT, 3, 0, false)),
    TRANSACTION_LEFT_OPEN(
            Rules.TRANSACTION_LEFT_OPEN,
            run -> run.after.defect("OPEN_TRANSACTION", "", Lines.BORROWED, Lines.LEFT, 8),
            // A session at work is in a transaction, as it should be.
            run -> {
                run.surplus.add(new Session(900, "tenant-1", "tenant-1", "Query", 9));
                run.atTheEnd(server -> ServerSketch.of(server)
                        .with(s ->
                                s.transactions.add(new OpenTransaction(900, "tenant-1", "tenant-1", 9_000, "RUNNING")))
                        .build());
            }),
    SESSION_STATE_LEFT(
            Rules.SESSION_STATE_LEFT,
            run -> run.after.defect("SESSION_VARIABLE", "sql_mode 'ANSI' instead of ''", Lines.BORROWED, Lines.LEFT, 5),
            // The driver sets it in every session.
            run -> run.atEachRest(server -> ServerSketch.of(server)
                    .with(s -> server.sessions()
                            .forEach(session -> s.variables(session.id(), session.pool(), "net_write_timeout", "600")))
                    .build())),
    STATEMENT_LEAK(
            Rules.STATEMENT_LEAK,
            run -> {
                run.after.rawAccess.add(new RawAccess(
                        "com.mysql.cj.jdbc.JdbcConnection", "tenant-1", "tenant-1", CUSTOMERS, Lines.BORROWED, 60));
                run.atTheEnd(server -> prepared(server, 60));
            },
            // A cache of prepared statements that has filled.
            run -> run.atTheEnd(server -> prepared(server, 29))),
    CONNECTION_HELD(
            Rules.CONNECTION_HELD,
            run -> run.after.lateReturns.add(held(12, Records.LOAD_END + 1_500, 10)),
            // A query that the server works on for longer than its client waits: slow.
            run -> run.after.lateReturns.add(held(0, Records.LOAD_END + 1_500, 2_900))),
    CONNECTION_HELD_IDLE(
            Rules.CONNECTION_HELD_IDLE,
            run -> run.after.late(DASHBOARD, Lines.BORROWED, 60, 300, 6),
            // A slow query: the server is at work all the time.
            run -> run.after.late(DASHBOARD, Lines.BORROWED, 60, 300, 280)),
    POOL_CONTENTION(
            Rules.POOL_CONTENTION,
            run -> run.pendingBetween(4_000, 15_500, 12),
            // A short burst.
            run -> run.pendingBetween(4_000, 9_000, 40)),
    BUDGET_EXCEEDED(
            Rules.BUDGET_EXCEEDED,
            run -> {
                run.before.pools.forEach(pool -> pool.maximum = 20);
                run.after.pools.forEach(pool -> pool.maximum = 20);
            },
            // Exactly what the server takes, and more only after a decision during the load.
            run -> {
                run.before.pools.forEach(pool -> pool.maximum = 6);
                run.before.pool("master").maximum = 5;
                run.after.pools.forEach(pool -> pool.maximum = 20);
            }),
    REFUSED_BY_SERVER(
            Rules.REFUSED_BY_SERVER, run -> run.refused = 9, run -> run.outcome("dashboard", Outcome.SERVER_ERROR, 9)),
    POOL_EXHAUSTED(
            Rules.POOL_EXHAUSTED,
            run -> run.outcome("dashboard", Outcome.ACQUIRE_TIMEOUT, 4),
            // Threads waited during the load, and all were served: slow, no leak.
            run -> run.pendingBetween(5_000, 9_000, 30)),
    SERVER_SESSION_SURPLUS(
            Rules.SERVER_SESSION_SURPLUS,
            run -> run.surplus.add(new Session(900, "tenant-1", "tenant-1", "Sleep", 9)),
            run -> {
                run.surplus.add(new Session(900, "tenant-1", "tenant-1", "Sleep", 9));
                run.after.pool("tenant-1").total++;
                run.surplus.clear();
            }),
    SERVICE_ERRORS(
            Rules.SERVICE_ERRORS,
            run -> run.outcome("dashboard", Outcome.NO_ANSWER, 1),
            run -> run.outcome("dashboard", Outcome.ACQUIRE_TIMEOUT, 1));

    final Rules rule;

    @SuppressWarnings("ImmutableEnumChecker") // bends a record, and has no state
    private final Consumer<Records> fires;

    @SuppressWarnings("ImmutableEnumChecker") // bends a record, and has no state
    private final Consumer<Records> stays;

    RuleCase(Rules rule, Consumer<Records> fires, Consumer<Records> staysSilent) {
        this.rule = rule;
        this.fires = fires;
        this.stays = staysSilent;
    }

    static RuleCase of(Rules rule) {
        return Arrays.stream(values())
                .filter(known -> known.rule == rule)
                .findFirst()
                .orElseThrow(() -> new AssertionError("Add a line to RuleCase for the rule " + rule));
    }

    Records speaks() {
        return Records.healthy().with(fires);
    }

    Records silent() {
        return Records.healthy().with(stays);
    }

    static void pools(Records run, String route, String tenant, long count) {
        run.after.poolSites.add(poolSite(route, tenant, count));
    }

    static PoolSite poolSite(String route, String tenant, long count) {
        return new PoolSite(Lines.POOL_CREATED, route, tenant, "jdbc:mysql://127.0.0.1/" + tenant, count, count);
    }

    static ServerEvidence aborted(ServerEvidence server, long aborted, String waitTimeout) {
        return ServerSketch.of(server)
                .with(s -> s.counters.put("Aborted_clients", aborted))
                .with(s -> s.globals.put("wait_timeout", waitTimeout))
                .build();
    }

    static ServerEvidence prepared(ServerEvidence server, long count) {
        return ServerSketch.of(server)
                .with(s -> s.statements.add(new PreparedStatements(101, "tenant-1", "tenant-1", count)))
                .build();
    }

    /** Twelve borrows held for 3 s each. */
    static LateReturn held(long afterRequest, long lastAtMillis, long busyMillisEach) {
        return new LateReturn(
                "tenant-1",
                "tenant-1",
                CUSTOMERS,
                Lines.BORROWED,
                12,
                afterRequest,
                36_000,
                12 * busyMillisEach,
                4_200,
                Records.epoch(lastAtMillis));
    }

    /** Lines of code that misuse connections. */
    static final class Lines {
        static final Site NEVER_RELEASED = site("handling.NeverReleased", "handle", 24);
        static final Site POOL_CREATED = site("handling.PoolPerRequest", "lambda$handle$0", 31);
        static final Site POOL_REPLACED = site("handling.PoolNotClosedOnEviction", "renew", 44);
        static final Site POOL_RACED = site("handling.PoolCacheRace", "poolOf", 38);
        static final Site BORROWED = site("handling.Mistake", "handle", 20);
        static final Site LEFT = site("handling.Mistake", "handle", 27);
        static final Site PER_QUERY = site("handling.ConnectionPerQuery", "handle", 22);

        private Lines() {}
    }
}
