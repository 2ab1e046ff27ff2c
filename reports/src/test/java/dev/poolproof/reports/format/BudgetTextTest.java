package dev.poolproof.reports.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolproof.reports.budget.Budget;
import dev.poolproof.reports.budget.Fleet;
import dev.poolproof.reports.budget.Limits;
import dev.poolproof.reports.budget.Share;
import java.util.List;
import org.junit.jupiter.api.Test;

final class BudgetTextTest {

    @Test
    void saysWhatDoesNotFitAndWhatWould() {
        Budget incident = new Budget(
                Fleet.of(new Share("tenants", 8, 20, null), new Share("master", 1, 20, null)),
                1,
                new Limits(151, 1, null));

        assertThat(BudgetText.render(incident, List.of("The limits were given."), false))
                .isEqualTo("""
                FAIL  9 pools may open 180 sessions, and max_connections 151 leaves them 150, with 1 in reserve: 30
                      too many.

                  Pools    8 × 20 (tenants) + 20 (master)
                  Server   max_connections 151, 1 in reserve, the account's limit none
                  Largest  16 connections a pool, 144 of 150 in all
                  Repair   Give every pool at most 16 connections, so that all fit, or raise max_connections to 181.
                  Source   The limits were given.
                """);
    }

    @Test
    void saysWhatFitsAndWhatIsNotCounted() {
        Budget small = new Budget(new Fleet(List.of(new Share("tenants", 3, 5, null)), 2), 2, new Limits(151, 0, 40));

        assertThat(BudgetText.render(small, List.of(), false))
                .contains(
                        "PASS  6 pools of 2 instances may open 30 sessions, and their account may have 40",
                        "they fit. Not counted:",
                        "2 × 3 × 5 (tenants)",
                        "6 connections a pool, 36 of 40 in all")
                .doesNotContain("Repair");
    }
}
