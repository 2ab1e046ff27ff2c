package dev.poolproof.reports.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolproof.reports.SampleRuns;
import dev.poolproof.reports.verdict.Finding;
import dev.poolproof.reports.verdict.Judge;
import dev.poolproof.reports.verdict.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

final class BaselineUpdateTest {

    private static final Baseline NOTHING = new Baseline(List.of());
    private static final Verdict LEAK = Judge.judge(SampleRuns.NEVER_RELEASED.record());
    private static final Verdict CLEAN = Judge.judge(SampleRuns.REPAIRED.record());

    @Test
    void takesInCausesAndLeavesTheirSymptomsToThem() {
        BaselineUpdate update = BaselineUpdate.of(NOTHING, List.of(LEAK));

        assertThat(update.added()).extracting(Finding::rule).containsExactly("connection-leak");
        assertThat(update.growth()).singleElement().asString().endsWith(": new, 15");
        assertThat(update.baseline("POOL-7", false).entries()).singleElement().satisfies(entry -> {
            assertThat(entry.maximum()).isEqualTo(15);
            assertThat(entry.reason()).isEqualTo("POOL-7");
            assertThat(entry.where()).isEqualTo("NeverReleased.java:24");
        });
    }

    @Test
    void changesNothingForTheSameRun() {
        Baseline known = BaselineUpdate.of(NOTHING, List.of(LEAK)).baseline("known", false);

        BaselineUpdate update = BaselineUpdate.of(known, List.of(LEAK));

        assertThat(update.growth()).isEmpty();
        assertThat(update.shrinkage()).isEmpty();
        assertThat(update.baseline("unused", true)).isEqualTo(known);
    }

    @Test
    void lowersACountThatFellAndKeepsItsReason() {
        BaselineUpdate update = BaselineUpdate.of(accepting(40), List.of(LEAK));

        assertThat(update.growth()).isEmpty();
        assertThat(update.shrinkage()).singleElement().asString().endsWith(": 40 → 15");
        assertThat(update.baseline("unused", false).entries()).singleElement().satisfies(entry -> {
            assertThat(entry.maximum()).isEqualTo(15);
            assertThat(entry.reason()).isEqualTo("known");
        });
    }

    @Test
    void callsACountThatRoseGrowth() {
        BaselineUpdate update = BaselineUpdate.of(accepting(3), List.of(LEAK));

        assertThat(update.growth()).singleElement().asString().endsWith(": 3 → 15");
        assertThat(update.added()).isEmpty();
    }

    @Test
    void countsTheRunThatSawMost() {
        BaselineUpdate update = BaselineUpdate.of(accepting(40), List.of(CLEAN, LEAK, CLEAN));

        assertThat(update.gone()).isEmpty();
        assertThat(update.baseline("unused", true).entries())
                .singleElement()
                .satisfies(entry -> assertThat(entry.maximum()).isEqualTo(15));
    }

    @Test
    void keepsWhatIsGoneUntilItIsPruned() {
        BaselineUpdate update = BaselineUpdate.of(accepting(40), List.of(CLEAN));

        assertThat(update.gone()).hasSize(1);
        assertThat(update.baseline("unused", false)).isEqualTo(accepting(40));
        assertThat(update.baseline("unused", true).entries()).isEmpty();
    }

    private static Baseline accepting(long maximum) {
        BaselineEntry entry = BaselineTest.entry(LEAK, 0);
        return new Baseline(
                List.of(new BaselineEntry(entry.fingerprint(), entry.rule(), entry.where(), maximum, entry.reason())));
    }
}
