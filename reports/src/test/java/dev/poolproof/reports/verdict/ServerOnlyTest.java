package dev.poolproof.reports.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolproof.reports.Records;
import dev.poolproof.reports.ServerSketch;
import dev.poolproof.reports.record.Outcome;
import dev.poolproof.reports.record.ServerEvidence.HeldLock;
import dev.poolproof.reports.record.ServerEvidence.OpenTransaction;
import dev.poolproof.reports.record.ServerEvidence.Session;
import dev.poolproof.reports.record.ServerEvidence.TemporaryTables;
import dev.poolproof.reports.verdict.Sight.Tier;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The guard was switched off: the diagnosis is coarser, the truth the same. */
final class ServerOnlyTest {

    private final Records run = Records.healthy().serverOnly();

    @Test
    void passesAHealthyRunAndSaysWhatItCouldNotSee() {
        Verdict verdict = Judge.judge(run.recheck(12, Map.of()).build());

        assertThat(verdict).isInstanceOf(Pass.class);
        assertThat(verdict.sight().tiers()).containsExactlyInAnyOrder(Tier.SERVER, Tier.LOAD);
        assertThat(verdict.sight().blindSpots())
                .singleElement()
                .asString()
                .contains("Without the guard", "did not come back while their pool still had others");
    }

    @Test
    void callsTimeoutsThatGoOnAtRestALeak() {
        run.outcome("permissions", Outcome.ACQUIRE_TIMEOUT, 40).recheck(12, Map.of(Outcome.ACQUIRE_TIMEOUT, 6L));

        assertThat(lead()).satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("connection-leak");
            assertThat(finding.cause()).isNull();
            assertThat(finding.what()).contains("6 of 12 requests", "Without the guard nobody can say how many");
        });
    }

    @Test
    void callsTimeoutsThatAreGoneAtRestSlow() {
        run.outcome("permissions", Outcome.ACQUIRE_TIMEOUT, 40).recheck(12, Map.of());

        assertThat(lead().rule()).isEqualTo("pool-contention");
        assertThat(lead().what()).contains("no leak");
    }

    @Test
    void doesNotGuessWithoutARecheck() {
        run.outcome("permissions", Outcome.ACQUIRE_TIMEOUT, 40);

        assertThat(lead().rule()).isEqualTo("pool-exhausted");
    }

    @Test
    void callsErrorsThatGotMoreFrequentALeak() {
        run.outcome("permissions", Outcome.SERVER_ERROR, 60).recheck(12, Map.of(Outcome.SERVER_ERROR, 12L));

        assertThat(lead().rule()).isEqualTo("connection-leak");
    }

    @Test
    void doesNotCallErrorsThatAreAsFrequentAsUnderLoadALeak() {
        run.outcome("permissions", Outcome.SERVER_ERROR, 60).recheck(12, Map.of(Outcome.SERVER_ERROR, 1L));

        assertThat(lead().rule()).isEqualTo("service-errors");
    }

    @Test
    void callsPoolsTooLargeThatKeepTheWholeServerAtRest() {
        run.after.pools.forEach(pool -> pool.total = 6);

        assertThat(lead()).satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("oversized-pools");
            assertThat(finding.what()).contains("24 sessions", "Without the guard");
        });
    }

    @Test
    void leavesPoolsAloneThatLeaveTheServerASession() {
        run.after.pools.forEach(pool -> pool.total = 5);

        assertThat(Judge.judge(run.recheck(12, Map.of()).build())).isInstanceOf(Pass.class);
    }

    @Test
    void saysWhetherTheServerStillRefuses() {
        run.refused = 9;
        run.recheck(12, Map.of(Outcome.TOO_MANY_CONNECTIONS, 4L));
        assertThat(lead().what()).contains("still refused 4 of 12 requests");

        run.recheck(12, Map.of());

        assertThat(lead().what()).contains("it refused nobody");
    }

    @Test
    void seesAPoolThatStaysClosed() {
        run.outcome("customers-list", Outcome.POOL_CLOSED, 80).recheck(12, Map.of(Outcome.POOL_CLOSED, 4L));

        assertThat(lead().rule()).isEqualTo("shared-pool-closed");
        assertThat(lead().places()).isEmpty();
    }

    @Test
    void seesSessionsOfEverMorePools() {
        for (int i = 0; i < 3; i++) {
            run.surplus.add(new Session(900 + i, "tenant-1-further-" + i, "tenant-1", "Sleep", 9 - 4 * i));
        }
        assertThat(lead().rule()).isEqualTo("pool-not-closed");
        assertThat(lead().what()).contains("3 more pools of tenant-1");

        run.surplus.remove(0);

        assertThat(Judge.judge(run.build())).isInstanceOf(Pass.class);
    }

    @Test
    void doesNotAccuseASecondPoolOfEachTenantBesideOneThatIsUsed() {
        for (int i = 1; i <= 3; i++) {
            run.surplus.add(new Session(900 + i, "tenant-" + i + "-reports", "tenant-" + i, "Sleep", 3));
        }

        assertThat(Judge.judge(run.build())).isInstanceOf(Pass.class);
    }

    @Test
    void doesNotAccuseNewTenants() {
        for (int i = 4; i <= 9; i++) {
            run.surplus.add(new Session(900 + i, "tenant-" + i, "tenant-" + i, "Sleep", 1));
        }

        assertThat(Judge.judge(run.build())).isInstanceOf(Pass.class);
    }

    @Test
    void seesATransactionOfASleepingSession() {
        run.atTheEnd(server -> ServerSketch.of(server)
                .with(s -> s.transactions.add(new OpenTransaction(103, "tenant-1", "tenant-1", 6_000, "RUNNING")))
                .build());

        assertThat(lead().rule()).isEqualTo("transaction-left-open");
        assertThat(lead().what()).contains("1 transaction", "tenant-1", "6.0 s");
    }

    @Test
    void doesNotAccuseATransactionThatIsOlderThanTheLoad() {
        run.atEachRest(server -> ServerSketch.of(server)
                .with(s -> s.transactions.add(new OpenTransaction(103, "tenant-1", "tenant-1", 60_000, "RUNNING")))
                .build());

        assertThat(Judge.judge(run.build())).isInstanceOf(Pass.class);
    }

    @Test
    void seesANamedLockAndAVariableOfSomeSessions() {
        run.atTheEnd(server -> ServerSketch.of(server)
                .with(s -> s.locks.add(
                        new HeldLock(103, "tenant-1", "tenant-1", "USER LEVEL LOCK", "EXCLUSIVE", "report")))
                .with(s -> s.variables(103, "tenant-1", "sql_mode", "ANSI"))
                .build());

        assertThat(lead().rule()).isEqualTo("session-state-left");
        assertThat(lead().what()).contains("1 pooled session", "EXCLUSIVE on report", "sql_mode = ANSI");
    }

    @Test
    void doesNotTakeATransactionsTableLockForALeftOne() {
        run.surplus.add(new Session(900, "tenant-1", "tenant-1", "Query", 1));
        run.atTheEnd(server -> ServerSketch.of(server)
                .with(s -> s.transactions.add(new OpenTransaction(900, "tenant-1", "tenant-1", 900, "RUNNING")))
                .with(s -> s.locks.add(new HeldLock(900, "tenant-1", "tenant-1", "TABLE", "SHARED_READ", "a.b")))
                .build());

        assertThat(Judge.judge(run.build())).isInstanceOf(Pass.class);
    }

    @Test
    void seesSessionsThatTheServerEnded() {
        run.atTheEnd(server -> RuleCase.aborted(server, 6, "2"));

        assertThat(lead().rule()).isEqualTo("stale-connection");
        assertThat(lead().what()).contains("6 sessions", "2.0 s (wait_timeout)");
    }

    @Test
    void seesTemporaryTables() {
        run.atTheEnd(server -> ServerSketch.of(server)
                .with(s -> s.temporaryTables.add(new TemporaryTables(103, "tenant-1", "tenant-1", 2)))
                .build());

        assertThat(lead().rule()).isEqualTo("session-state-left");
        assertThat(lead().what()).contains("2 temporary tables");
    }

    @Test
    void tellsALockThatAWorkingSessionKeepsFromOneThatIsHeldForLife() {
        run.atEachRest(server -> ServerSketch.of(server)
                .with(s -> s.sessions.add(new Session(900, "tenant-1", "tenant-1", "Sleep", 60)))
                .with(s -> s.locks.add(new HeldLock(900, "tenant-1", "tenant-1", "USER LEVEL LOCK", "X", "leader")))
                .build());
        assertThat(Judge.judge(run.build())).isInstanceOf(Pass.class);

        run.atEachRest(server -> ServerSketch.of(server)
                .with(s -> s.locks.add(new HeldLock(103, "tenant-1", "tenant-1", "USER LEVEL LOCK", "X", "report")))
                .build());

        assertThat(lead().rule()).isEqualTo("session-state-left");
        assertThat(lead().what()).contains("report").doesNotContain("leader");
    }

    private Finding lead() {
        return Judge.judge(run.build()).findings().get(0);
    }
}
