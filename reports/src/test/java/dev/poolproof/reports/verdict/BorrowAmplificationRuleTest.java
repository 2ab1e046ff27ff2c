package dev.poolproof.reports.verdict;

import static dev.poolproof.reports.GuardSketch.DASHBOARD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.poolproof.reports.Records;
import dev.poolproof.reports.verdict.RuleCase.Lines;
import java.util.List;
import org.junit.jupiter.api.Test;

final class BorrowAmplificationRuleTest {

    @Test
    void statesBorrowsPerRequestAndTheLine() {
        Records run = Records.healthy();
        run.after.route(DASHBOARD, 140, 840, 8, Lines.PER_QUERY);

        assertThat(judge(run)).singleElement().satisfies(finding -> {
            assertThat(finding.what()).contains("up to 8 times", "100 requests", "8.0 connections each");
            assertThat(finding.line()).isEqualTo(Lines.PER_QUERY);
            assertThat(finding.routes()).containsExactly(DASHBOARD);
        });
    }

    @Test
    void speaksThoughTheWarmUpHadReachedTheMostAlready() {
        Records run = Records.healthy();
        run.before.route(DASHBOARD, 40, 320, 8, Lines.PER_QUERY);
        run.after.route(DASHBOARD, 140, 1_100, 8, Lines.PER_QUERY);

        assertThat(judge(run)).hasSize(1);
    }

    @Test
    void doesNotAccuseARouteThatWasRepairedBeforeTheLoad() {
        Records run = Records.healthy();
        run.before.route(DASHBOARD, 40, 320, 8, Lines.PER_QUERY);
        run.after.route(DASHBOARD, 140, 520, 8, Lines.PER_QUERY);

        assertThat(judge(run)).isEmpty();
    }

    private static List<Finding> judge(Records run) {
        return new BorrowAmplificationRule().judge(new Facts(run.build()));
    }
}
