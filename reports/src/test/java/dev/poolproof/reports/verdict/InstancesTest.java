package dev.poolproof.reports.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolproof.reports.GuardSketch;
import dev.poolproof.reports.PoolSketch;
import dev.poolproof.reports.Records;
import dev.poolproof.reports.budget.Budget;
import dev.poolproof.reports.record.GuardEvidence.Instance;
import dev.poolproof.reports.record.GuardEvidence.PoolSite;
import dev.poolproof.reports.record.ServerEvidence.Session;
import dev.poolproof.reports.verdict.RuleCase.Lines;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Several instances of one service each have a pool for every tenant: those are no siblings. */
final class InstancesTest {

    @Test
    void doesNotCallThePoolsOfAnIdleInstanceForgotten() {
        Records run = Records.healthy().ofTwoInstances();
        run.after.pools.stream().filter(pool -> isOf(pool, "instance-1")).forEach(pool -> used(pool, 90, -1_000));
        run.after.pools.stream().filter(pool -> isOf(pool, "instance-2")).forEach(pool -> {
            used(pool, 90, 15_000);
            pool.createdAtMillis = 4_000; // After the baseline, when the first request of the load came.
        });

        assertThat(Rules.POOL_NOT_CLOSED.rule().judge(new Facts(run.build()))).isEmpty();
        assertThat(Rules.DUPLICATE_POOL.rule().judge(new Facts(run.build()))).isEmpty();
    }

    @Test
    void findsAForgottenPoolWithinOneInstance() {
        Records run = Records.healthy().ofTwoInstances();
        run.after.further("tenant-1", Lines.POOL_REPLACED, 4_000, 40, 8_000).instance = "instance-2";
        run.after.further("tenant-1", Lines.POOL_REPLACED, 8_000, 60, 15_000).instance = "instance-2";

        assertThat(Judge.judge(run.build()).findings())
                .extracting(Finding::rule)
                .startsWith("pool-not-closed");
    }

    @Test
    void doesNotCallAPoolInEachInstanceDoubled() {
        Records run = Records.healthy().ofTwoInstances();
        run.after.further("tenant-1", Lines.POOL_RACED, 4_000, 1, 4_150).instance = "instance-1";
        run.after.further("tenant-1", Lines.POOL_RACED, 4_120, 80, 15_000).instance = "instance-2";

        assertThat(Rules.DUPLICATE_POOL.rule().judge(new Facts(run.build()))).isEmpty();
    }

    @Test
    void doesNotTakeOnePoolInEachOfManyInstancesForOnePerRequest() {
        Records run = Records.healthy().ofTwoInstances();
        for (int instance = 1; instance <= 4; instance++) {
            run.after.poolSites.add(madeInRequests("instance-" + instance, 1));
        }

        assertThat(Rules.POOL_PER_REQUEST.rule().judge(new Facts(run.build()))).isEmpty();
    }

    @Test
    void addsUpWhatTheLineMakesInEachInstance() {
        Records run = Records.healthy().ofTwoInstances();
        run.after.poolSites.add(madeInRequests("instance-1", 4));
        run.after.poolSites.add(madeInRequests("instance-2", 5));

        assertThat(Rules.POOL_PER_REQUEST.rule().judge(new Facts(run.build())))
                .singleElement()
                .satisfies(finding -> assertThat(finding.count()).isEqualTo(9));
    }

    @Test
    void countsThePoolsOfEveryInstanceAgainstTheServer() {
        Records run = Records.healthy().ofTwoInstances();
        run.refused = 9;
        run.after.pools.forEach(pool -> pool.maximum = 5);

        assertThat(Rules.OVERSIZED_POOLS.rule().judge(new Facts(run.build())))
                .singleElement()
                .satisfies(finding -> assertThat(finding.what()).contains("8 open pools may open 40 sessions"));
    }

    @Test
    void budgetsSoManyTimesOneInstance() {
        Records run = Records.healthy().ofTwoInstances();

        assertThat(Budget.of(run.build())).hasValueSatisfying(budget -> {
            assertThat(budget.instances()).isEqualTo(2);
            assertThat(budget.sessions()).isEqualTo(40);
        });
    }

    @Test
    void budgetsOneMoreInstanceWhereEachIsReplaced() {
        Records run = Records.healthy().ofTwoInstances().replaced(0, true);

        assertThat(Budget.of(run.build()).map(BudgetWording::sentence))
                .hasValue(
                        "12 pools of 3 instances may open 60 sessions, and max_connections 24 leaves them 23, with 1 in"
                                + " reserve: 37 too many.");
    }

    @Test
    void doesNotCallAnInstanceThatWasReplacedStartedAgain() {
        Records run = Records.healthy().ofTwoInstances();
        run.after.instances.set(
                0, new Instance("instance-1", run.before.instances.get(0).startedAtEpochMillis(), true));
        run.after.instances.add(new Instance("instance-3", Records.epoch(8_000), false));

        assertThat(Checks.SAME_PROCESS.check().objections(new Facts(run.build()), List.of()))
                .isEmpty();
    }

    @Test
    void saysWhichInstanceStartedAgainByItself() {
        Records run = Records.healthy().ofTwoInstances();
        run.after.instances.set(1, new Instance("instance-2", Records.epoch(8_000), false));

        assertThat(Checks.SAME_PROCESS.check().objections(new Facts(run.build()), List.of()))
                .singleElement()
                .asString()
                .contains("the guard of instance-2");
    }

    @Test
    void doesNotTakeTheServersNamesOfAnotherInstanceForReplacements() {
        Records run = Records.healthy().serverOnly();
        for (int i = 1; i <= 3; i++) {
            run.surplus.add(new Session(900 + i, "tenant-" + i + "-b", "tenant-" + i, "Sleep", 1, "instance-2"));
        }

        assertThat(Rules.POOL_NOT_CLOSED.rule().judge(new Facts(run.build()))).isEmpty();
    }

    @Test
    void tellsAnInstanceThatLivesOnFromOneThatIsGone() {
        assertThat(orphaned(Records.healthy().replaced(2, false)).what()).contains("its process lived on");
        assertThat(orphaned(Records.healthy().replaced(2, true)).what()).contains("though its process had ended");
    }

    @Test
    void saysTheRestartsInASentence() {
        assertThat(RestartWording.sentence(Records.healthy().replaced(0, true).build()))
                .hasValue(
                        "1 instance was replaced under load (instance-1 by instance-3 at 9.0 s); no session of an old one"
                                + " was left.");
        assertThat(RestartWording.sentence(Records.healthy().replaced(2, false).build())
                        .orElseThrow())
                .endsWith("; 2 sessions of old ones were left.");
        assertThat(RestartWording.sentence(Records.healthy().build())).isEmpty();
    }

    private static Finding orphaned(Records run) {
        return Rules.ORPHANED_SESSION.rule().judge(new Facts(run.build())).get(0);
    }

    private static PoolSite madeInRequests(String instance, long count) {
        return new PoolSite(
                Lines.POOL_CREATED, GuardSketch.DASHBOARD, "tenant-1", "jdbc:tenant-1", count, count, instance);
    }

    private static boolean isOf(PoolSketch pool, String instance) {
        return instance.equals(pool.instance);
    }

    private static void used(PoolSketch pool, long requests, long lastBorrowAtMillis) {
        pool.requests = requests;
        pool.borrows = requests;
        pool.returns = requests;
        pool.lastBorrowAtMillis = lastBorrowAtMillis;
    }
}
