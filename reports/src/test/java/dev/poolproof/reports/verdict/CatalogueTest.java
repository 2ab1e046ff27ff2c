package dev.poolproof.reports.verdict;

import static dev.poolproof.reports.GuardSketch.CUSTOMERS;
import static dev.poolproof.reports.GuardSketch.DASHBOARD;
import static dev.poolproof.reports.GuardSketch.PERMISSIONS;
import static dev.poolproof.reports.Records.site;
import static org.assertj.core.api.Assertions.assertThat;

import dev.poolproof.reports.BorrowSketch;
import dev.poolproof.reports.PoolSketch;
import dev.poolproof.reports.Records;
import dev.poolproof.reports.ServerSketch;
import dev.poolproof.reports.record.GuardEvidence.Owner;
import dev.poolproof.reports.record.GuardEvidence.RawAccess;
import dev.poolproof.reports.record.GuardEvidence.Site;
import dev.poolproof.reports.record.Outcome;
import dev.poolproof.reports.verdict.RuleCase.Lines;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Records of whole mistakes, with all that goes with them: the finding that leads is theirs; decoys get none at all. */
final class CatalogueTest {

    /** The catalogue's mistakes whose evidence lies near another rule's, and the decoys. */
    enum Entry {
        NEVER_RELEASED("connection-leak", run -> {
            leaks(run, 5, borrow -> {});
            exhausted(run);
            run.after.late(PERMISSIONS, site("pool.MasterPool", "find", 31), 80, 2_000, 2);
        }),
        CONNECTION_VARIABLE_REASSIGNED("connection-leak", run -> {
            leaks(run, 5, borrow -> borrow.borrowedAgain = Lines.LEFT);
            run.after.nested(Lines.NEVER_RELEASED, Lines.LEFT, 80, 60, true);
            run.after.route(PERMISSIONS, 240, 300, 2, Lines.NEVER_RELEASED);
            exhausted(run);
        }),
        ABANDONED_ASYNC_TASK("connection-leak", run -> {
            leaks(run, 3, borrow -> borrow.owner = new Owner("TIMED_WAITING", Lines.LEFT));
            run.after.late(PERMISSIONS, Lines.NEVER_RELEASED, 20, 900, 3);
        }),
        CACHED_POOL_CLOSED("shared-pool-closed", run -> {
            run.after.pool("tenant-1").closed(5_000, Lines.LEFT, CUSTOMERS);
            run.after.pool("tenant-1").refusedAfterClose.put(CUSTOMERS, 80L);
            run.after.defect("SESSION_LOST", "", Lines.BORROWED, Lines.LEFT, 2);
            run.atTheEnd(server -> RuleCase.aborted(server, 2, "28800"));
            run.outcome("customers-list", Outcome.POOL_CLOSED, 80);
        }),
        POOL_PER_REQUEST("pool-per-request", run -> {
            for (int i = 0; i < 30; i++) {
                run.after.further("tenant-" + (1 + i % 3), Lines.POOL_CREATED, 4_000 + 300L * i, 1, 4_010 + 300L * i);
            }
            run.refused = 40;
            run.outcome("dashboard", Outcome.TOO_MANY_CONNECTIONS, 40);
            run.pendingBetween(4_000, 15_500, 3);
        }),
        CONNECTION_PER_QUERY("borrow-amplification", run -> {
            run.after.route(DASHBOARD, 140, 840, 8, Lines.PER_QUERY);
            run.pendingBetween(4_000, 15_500, 12);
            run.outcome("dashboard", Outcome.ACQUIRE_TIMEOUT, 4);
        }),
        STATEMENT_LEFT_OPEN_ON_RAW_CONNECTION("statement-leak", run -> {
            run.after.rawAccess.add(new RawAccess("C", "tenant-1", "tenant-1", CUSTOMERS, Lines.BORROWED, 60));
            run.atTheEnd(server -> RuleCase.prepared(server, 60));
        }),
        NESTED_BORROW("nested-borrow", run -> {
            run.after.nested(Lines.BORROWED, Lines.LEFT, 90, 40, true);
            run.after.late(DASHBOARD, Lines.BORROWED, 90, 1_900, 4);
            run.after.route(DASHBOARD, 240, 380, 2, Lines.BORROWED);
            run.pendingBetween(4_000, 15_500, 5);
            run.outcome("dashboard", Outcome.ACQUIRE_TIMEOUT, 40);
        }),
        HELD_ACROSS_REMOTE_CALL("connection-held-idle", run -> {
            run.after.late(DASHBOARD, Lines.BORROWED, 190, 400, 5);
            run.pendingBetween(4_000, 15_500, 5);
        }),
        TRANSACTION_LEFT_OPEN("transaction-left-open", run -> {
            run.after.defect("OPEN_TRANSACTION", "", Lines.BORROWED, Lines.LEFT, 8);
            run.after.defect("SESSION_VARIABLE", "autocommit OFF instead of ON", Lines.BORROWED, Lines.LEFT, 8);
            run.outcome("customers-update", Outcome.SERVER_ERROR, 8);
        }),
        RAW_CONNECTION_CLOSED("raw-connection-closed", run -> {
            run.after.rawAccess.add(new RawAccess("C", "tenant-1", "tenant-1", CUSTOMERS, Lines.BORROWED, 60));
            run.after.defect("RAW_CLOSED", "", Lines.BORROWED, Lines.LEFT, 60);
            run.after.defect("SESSION_LOST", "", Lines.BORROWED, Lines.LEFT, 9);
            run.outcome("customers-list", Outcome.DATABASE_UNREACHABLE, 9);
        }),
        IDLE_BEYOND_SERVER_TIMEOUT("stale-connection", run -> {
            Site line = site("handling.IdleBeyondServerTimeout", "pool", 40);
            for (int tenant = 1; tenant <= 3; tenant++) {
                run.after
                        .further("tenant-" + tenant, line, 2_000, 30, 15_000)
                        .settings
                        .put("keepaliveTime", "0ms");
            }
            run.after.pools.forEach(pool -> pool.settings.putIfAbsent("keepaliveTime", "1000ms"));
            run.atTheEnd(server -> RuleCase.aborted(server, 6, "2"));
        }),
        IDLE_ON_A_SERVER_THAT_SHOWS_NO_VARIABLES("stale-connection", run -> {
            Site line = site("handling.IdleBeyondServerTimeout", "pool", 40);
            run.after.further("tenant-1", line, 2_000, 30, 15_000).settings.put("keepaliveTime", "0ms");
            run.atTheEnd(server -> ServerSketch.of(RuleCase.aborted(server, 2, "28800"))
                    .with(s -> s.sessions.removeIf(session -> "tenant-1-further-4".equals(session.pool())))
                    .build());
        }),
        STATE_LEFT_IN_THE_WARM_UP("session-state-left", run -> {
            run.before.defect("NAMED_LOCK", "report", Lines.BORROWED, Lines.LEFT, 1);
            run.after.defect("NAMED_LOCK", "report", Lines.BORROWED, Lines.LEFT, 1);
        }),
        POOL_NOT_CLOSED_ON_EVICTION("pool-not-closed", run -> {
            for (int i = 0; i < 4; i++) {
                run.after.further("tenant-1", Lines.POOL_REPLACED, 4_000 + 2_500L * i, 12, 6_400 + 2_500L * i);
            }
            run.refused = 4;
        }),
        POOL_CACHE_RACE("duplicate-pool", run -> {
            for (int tenant = 1; tenant <= 3; tenant++) {
                run.after.further("tenant-" + tenant, Lines.POOL_RACED, 4_000, 2, 4_200);
                run.after.further("tenant-" + tenant, Lines.POOL_RACED, 4_180, 60, 15_500);
            }
        }),
        OVERSIZED_POOLS("oversized-pools", run -> {
            run.after.pools.forEach(pool -> pool.maximum = 20);
            run.refused = 9;
            run.outcome("dashboard", Outcome.TOO_MANY_CONNECTIONS, 9);
            run.pendingBetween(4_000, 15_500, 5);
        }),
        OVERSIZED_POOLS_THAT_FILLED_WHILE_WARMING_UP(
                "oversized-pools",
                run -> run.after.pools.forEach(pool -> {
                    pool.maximum = 20;
                    pool.total = 6;
                })),
        MORE_THREADS_THAN_CONNECTIONS("pool-contention", run -> {
            run.after.late(DASHBOARD, Lines.BORROWED, 60, 260, 250);
            run.pendingBetween(4_000, 15_500, 20);
            run.outcome("dashboard", Outcome.ACQUIRE_TIMEOUT, 4);
        }),
        SLOW_QUERY("none", run -> run.after.late(DASHBOARD, Lines.BORROWED, 190, 700, 690)),
        LONG_TRANSACTION("none", run -> {
            run.after.late(CUSTOMERS, Lines.BORROWED, 80, 900, 600);
            run.pendingBetween(5_000, 7_000, 2);
        }),
        RESERVED_CONNECTION("none", run -> {
            run.before.leak("tenant-1", PERMISSIONS, Lines.BORROWED, 1_000, true);
            run.after.leak("tenant-1", PERMISSIONS, Lines.BORROWED, 1_000, true);
            run.before.nested(Lines.BORROWED, Lines.LEFT, 1, 0, false);
            run.after.nested(Lines.BORROWED, Lines.LEFT, 1, 0, false);
        }),
        BURST_THEN_IDLE("none", run -> {
            run.pendingBetween(4_000, 7_000, 60);
            run.after.late(DASHBOARD, Lines.BORROWED, 9, 260, 20);
        }),
        POOL_RESIZED_AT_RUNTIME("none", run -> {
            PoolSketch grown = run.after.pool("tenant-1");
            grown.maximum = 9;
            grown.total = 7;
        }),
        LEGITIMATE_TENANT_ONBOARDING("none", run -> {
            // As many as still fit on the server, each with two sessions at rest.
            for (int tenant = 4; tenant < 11; tenant++) {
                run.after.further(
                        "tenant-" + tenant, site("pool.TenantPools", "create", 58), 4_000 + tenant, 20, 15_000);
            }
        }),
        OWN_POOL_BESIDE_THE_CACHED_ONE("none", run -> {
            for (int tenant = 1; tenant <= 3; tenant++) {
                run.after.further("tenant-" + tenant, Lines.POOL_CREATED, 4_000, 60, 15_000);
            }
        });

        final String expected;

        @SuppressWarnings("ImmutableEnumChecker") // bends a record, and has no state
        private final Consumer<Records> bend;

        Entry(String expected, Consumer<Records> bend) {
            this.expected = expected;
            this.bend = bend;
        }

        Verdict verdict() {
            return Judge.judge(Records.healthy().with(bend).build());
        }
    }

    @ParameterizedTest
    @EnumSource
    void leadsWithTheMistakeItself(Entry entry) {
        Verdict verdict = entry.verdict();

        if (entry.expected.equals("none")) {
            assertThat(verdict.findings()).isEmpty();
            assertThat(verdict).isInstanceOf(Pass.class);
        } else {
            assertThat(verdict.findings()).extracting(Finding::rule).startsWith(entry.expected);
            assertThat(verdict.symptoms())
                    .allSatisfy(symptom -> assertThat(symptom.explainedBy()).contains(entry.expected));
        }
    }

    private static void leaks(Records run, int count, Consumer<BorrowSketch> bend) {
        for (int i = 0; i < count; i++) {
            run.after.leak("tenant-1", PERMISSIONS, Lines.NEVER_RELEASED, bend);
        }
    }

    /** Everybody waits for a pool of which every connection is out. */
    private static void exhausted(Records run) {
        run.after.pool("tenant-1").failedBorrows.put("ACQUIRE_TIMEOUT", 60L);
        run.outcome("permissions", Outcome.ACQUIRE_TIMEOUT, 60);
        run.pendingBetween(5_000, 15_500, 9);
    }
}
