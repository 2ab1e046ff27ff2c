package dev.poolproof.reports.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolproof.reports.Records;
import dev.poolproof.reports.ServerSketch;
import dev.poolproof.reports.budget.Budget;
import dev.poolproof.reports.budget.Fleet;
import dev.poolproof.reports.budget.Limits;
import dev.poolproof.reports.budget.Share;
import dev.poolproof.reports.record.Outcome;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class BudgetExceededRuleTest {

    @Test
    void saysWhichSizeWouldFit() {
        Finding finding = Judge.judge(oversized().build()).findings().get(0);

        assertThat(finding.what())
                .isEqualTo("Before the load, 4 pools may open 80 sessions, and max_connections 24 leaves them 23,"
                        + " with 1 in reserve: 57 too many.");
        assertThat(finding.repair())
                .isEqualTo("Give every pool at most 5 connections, so that all fit, or raise max_connections to 81.");
        assertThat(finding.line()).isEqualTo(Records.site("pool.TenantPools", "create", 58));
        assertThat(finding.count()).isEqualTo(57);
    }

    @Test
    void leavesTheWordToPoolsThatDidTakeTheServer() {
        Records run = oversized();
        run.after.pools.forEach(pool -> pool.maximum = 20);
        run.refused = 9;

        assertThat(Judge.judge(run.build()).findings())
                .extracting(Finding::rule)
                .startsWith("oversized-pools")
                .doesNotContain("budget-exceeded");
    }

    @Test
    void explainsRefusalsThatNothingElseExplains() {
        Records run = oversized().outcome("dashboard", Outcome.TOO_MANY_CONNECTIONS, 3);

        assertThat(Judge.judge(run.build()).symptoms())
                .singleElement()
                .satisfies(symptom -> assertThat(symptom.explainedBy()).containsExactly("budget-exceeded"));
    }

    @Test
    void holdsTheFleetAgainstTheAccountToo() {
        Records run = Records.healthy()
                .atEachRest(server -> ServerSketch.of(server)
                        .with(s -> s.globals.put("max_user_connections", "12"))
                        .build());

        Finding finding = Judge.judge(run.build()).findings().get(0);

        assertThat(finding.what()).contains("their account may have 12 (max_user_connections): 8 too many.");
        assertThat(finding.repair())
                .contains("at most 3 connections", "raise the account's max_user_connections to 20");
    }

    @Test
    void saysThatNoSizeFits() {
        assertThat(BudgetWording.repair(budget(30, 2, 1, null)))
                .isEqualTo(
                        "There are more pools than sessions, so no size fits: let several tenants or instances share a"
                                + " pool, or raise max_connections to 61.");
    }

    @Test
    void writesTheSumOut() {
        assertThat(BudgetWording.shares(budget(8, 20, 1, null))).isEqualTo("8 × 20 (tenants)");
        assertThat(BudgetWording.shares(budget(8, 20, 2, null))).isEqualTo("2 × 8 × 20 (tenants)");
        assertThat(BudgetWording.sentence(budget(3, 5, 1, null)))
                .isEqualTo("3 pools may open 15 sessions, and max_connections 24 leaves them 23, with 1 in reserve:"
                        + " they fit.");
        assertThat(BudgetWording.repair(budget(8, 20, 1, 10)))
                .endsWith("raise the account's max_user_connections to 160 and max_connections to 161.");
    }

    private static Budget budget(int pools, int maximum, int instances, @Nullable Integer account) {
        return new Budget(Fleet.of(new Share("tenants", pools, maximum, null)), instances, new Limits(24, 1, account));
    }

    /** Too large before the load; at the end somebody has made them smaller. */
    private static Records oversized() {
        return Records.healthy().with(run -> run.before.pools.forEach(pool -> pool.maximum = 20));
    }
}
