package dev.poolproof.reports.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolproof.reports.Records;
import dev.poolproof.reports.SampleRuns;
import dev.poolproof.reports.record.Outcome;
import dev.poolproof.reports.verdict.Sight.Tier;
import org.junit.jupiter.api.Test;

final class JudgeTest {

    @Test
    void passesAHealthyRun() {
        Verdict verdict = Judge.judge(Records.healthy().build());

        assertThat(verdict).isInstanceOf(Pass.class);
        assertThat(verdict.exitCode()).isZero();
        assertThat(verdict.sight().tiers()).containsExactlyInAnyOrder(Tier.SERVER, Tier.GUARD, Tier.LOAD);
        assertThat(verdict.sight().blindSpots()).isEmpty();
    }

    @Test
    void passesTheRepairedService() {
        assertThat(Judge.judge(SampleRuns.REPAIRED.record())).isInstanceOf(Pass.class);
    }

    @Test
    void leadsWithTheCauseOfEachMistake() {
        assertThat(rules(SampleRuns.NEVER_RELEASED))
                .startsWith("connection-leak")
                .contains("pool-exhausted");
        assertThat(rules(SampleRuns.CACHED_POOL_CLOSED))
                .startsWith("shared-pool-closed")
                .contains("service-errors");
        assertThat(rules(SampleRuns.POOL_PER_REQUEST))
                .startsWith("pool-per-request")
                .contains("refused-by-server");
    }

    @Test
    void tellsWhichCauseExplainsASymptom() {
        Verdict verdict = Judge.judge(SampleRuns.NEVER_RELEASED.record());

        assertThat(verdict.exitCode()).isEqualTo(1);
        assertThat(verdict.symptoms())
                .allSatisfy(symptom -> assertThat(symptom.explainedBy()).containsExactly("connection-leak"));
    }

    @Test
    void failsByASymptomAlone() {
        Verdict verdict = Judge.judge(
                Records.healthy().outcome("dashboard", Outcome.WRONG_BODY, 1).build());

        assertThat(verdict).isInstanceOf(Fail.class);
        assertThat(verdict.causes()).isEmpty();
        assertThat(verdict.symptoms())
                .singleElement()
                .satisfies(symptom -> assertThat(symptom.explainedBy()).isEmpty());
    }

    @Test
    void judgesTheSameRecordTheSameWay() {
        assertThat(Judge.judge(SampleRuns.POOL_PER_REQUEST.record()))
                .isEqualTo(Judge.judge(SampleRuns.POOL_PER_REQUEST.record()));
    }

    @Test
    void neverPassesARunWithAnyFailure() {
        for (Outcome outcome : Outcome.values()) {
            Verdict verdict = Judge.judge(
                    Records.healthy().outcome("dashboard", outcome, 1).build());

            assertThat(verdict instanceof Pass).as(outcome.name()).isEqualTo(!outcome.isFailure());
        }
    }

    private static java.util.List<String> rules(SampleRuns run) {
        return Judge.judge(run.record()).findings().stream().map(Finding::rule).toList();
    }
}
