package dev.poolproof.run.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolproof.reports.record.GuardEvidence;
import dev.poolproof.reports.record.GuardEvidence.Borrow;
import dev.poolproof.reports.record.GuardEvidence.Gauges;
import dev.poolproof.reports.record.GuardEvidence.Instance;
import dev.poolproof.reports.record.GuardEvidence.LateReturn;
import dev.poolproof.reports.record.GuardEvidence.Pool;
import dev.poolproof.reports.record.GuardEvidence.ProcessFacts;
import dev.poolproof.reports.record.GuardEvidence.ReturnDefect;
import dev.poolproof.reports.record.GuardEvidence.Route;
import dev.poolproof.reports.record.GuardEvidence.Site;
import dev.poolproof.reports.record.GuardEvidence.Totals;
import dev.poolproof.reports.record.GuardEvidence.Tracker;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class GuardFleetTest {

    private static final Site LINE = new Site("shop.Orders", "list", "Orders.java", 12);

    @Test
    void leavesOneInstanceAsItIs() {
        GuardEvidence one = instance(1_000, 5, 4);

        assertThat(GuardFleet.together(List.of(new GuardFleet.Member("a", one, false))))
                .isSameAs(one);
    }

    @Test
    void addsUpWhatInstancesCount() {
        GuardEvidence fleet = both(instance(1_000, 5, 4), instance(2_000, 7, 7));

        assertThat(fleet.totals().borrows()).isEqualTo(12);
        assertThat(fleet.totals().outstanding()).isEqualTo(1);
        assertThat(fleet.totals().livePools()).isEqualTo(2);
        assertThat(fleet.routes()).singleElement().satisfies(route -> {
            assertThat(route.requests()).isEqualTo(12);
            assertThat(route.maxBorrowsFromOnePool()).isEqualTo(2);
        });
    }

    /** Each instance counts its pools from 1. */
    @Test
    void tellsPoolsOfTheSameNumberApart() {
        GuardEvidence fleet = both(instance(1_000, 5, 5), instance(2_000, 7, 6));

        assertThat(fleet.pools()).extracting(Pool::id).doesNotHaveDuplicates();
        assertThat(fleet.outstanding())
                .singleElement()
                .satisfies(borrow -> assertThat(borrow.poolId())
                        .isEqualTo(fleet.pools().get(1).id()));
    }

    @Test
    void showsThatOneWasStartedAgain() {
        GuardEvidence before = both(instance(1_000, 5, 5), instance(2_000, 7, 7));
        GuardEvidence after = both(instance(9_000, 0, 0), instance(2_000, 7, 7));

        assertThat(after.process().startedAtEpochMillis())
                .isNotEqualTo(before.process().startedAtEpochMillis());
    }

    @Test
    void addsUpWhatEachInstanceSawOfOneLine() {
        GuardEvidence fleet = both(instance(1_000, 5, 5), instance(2_000, 7, 7));

        assertThat(fleet.returnDefects())
                .singleElement()
                .satisfies(defect -> assertThat(defect.count()).isEqualTo(12));
        assertThat(fleet.lateReturns()).singleElement().satisfies(late -> {
            assertThat(late.count()).isEqualTo(12);
            assertThat(late.maxHeldMillis()).isEqualTo(7);
        });
        assertThat(Objects.requireNonNull(fleet.tracker()).faultsInjected()).isEqualTo(12);
    }

    @Test
    void namesTheInstanceOfEachPool() {
        GuardEvidence fleet = both(instance(1_000, 5, 5), instance(2_000, 7, 7));

        assertThat(fleet.pools()).extracting(Pool::instance).containsExactly("a", "b");
        assertThat(fleet.instances()).containsExactly(new Instance("a", 1_000, false), new Instance("b", 2_000, false));
    }

    /** What it leaked is still leaked; what it had open has gone with it. */
    @Test
    void keepsWhatAReplacedInstanceCounted() {
        GuardEvidence fleet = GuardFleet.together(List.of(
                new GuardFleet.Member("a", instance(1_000, 5, 4), true),
                new GuardFleet.Member("b", instance(2_000, 7, 7), false)));

        assertThat(fleet.totals().outstanding()).isEqualTo(1);
        assertThat(fleet.totals().livePools()).isEqualTo(1);
        assertThat(fleet.pools().get(0).closedAtEpochMillis()).isEqualTo(1_010);
        assertThat(fleet.pools().get(0).gauges()).isNull();
        assertThat(fleet.process().threads()).isEqualTo(12);
    }

    private static GuardEvidence both(GuardEvidence one, GuardEvidence other) {
        return GuardFleet.together(
                List.of(new GuardFleet.Member("a", one, false), new GuardFleet.Member("b", other, false)));
    }

    private static GuardEvidence instance(long startedAt, long borrows, long returns) {
        Pool pool = new Pool(
                1,
                "orders",
                null,
                null,
                startedAt,
                LINE,
                null,
                null,
                null,
                null,
                borrows,
                returns,
                borrows,
                null,
                Map.of(),
                Map.of(),
                new Gauges((int) (borrows - returns), 3, 0, 3, 10),
                Map.of());
        Borrow out = new Borrow(
                "orders",
                1,
                null,
                "GET /orders",
                startedAt,
                "http-1",
                LINE,
                List.of(),
                false,
                true,
                null,
                false,
                null,
                null,
                null);
        return new GuardEvidence(
                "poolproof-guard",
                1,
                startedAt + 10,
                new ProcessFacts(7, startedAt, 1 << 20, 1 << 24, 12, "17"),
                new Totals(borrows, returns, 0, 1, 0),
                List.of(pool),
                List.of(),
                List.of(new Route("GET /orders", borrows, 0, borrows, 2, LINE)),
                List.of(new LateReturn("orders", null, "GET /orders", LINE, borrows, 0, 9, 9, borrows, startedAt)),
                List.of(),
                List.of(new ReturnDefect("OPEN_TRANSACTION", "", "orders", null, "GET /orders", LINE, null, borrows)),
                List.of(),
                new Tracker(true, List.of(), borrows, 0, 0),
                borrows > returns ? List.of(out) : List.of());
    }
}
