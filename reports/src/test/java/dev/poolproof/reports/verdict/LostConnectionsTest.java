package dev.poolproof.reports.verdict;

import static dev.poolproof.reports.GuardSketch.CUSTOMERS;
import static dev.poolproof.reports.GuardSketch.PERMISSIONS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.poolproof.reports.Records;
import dev.poolproof.reports.verdict.RuleCase.Lines;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Every connection that is out counts, those beyond the guard's list too. */
class LostConnectionsTest {

    private static final int LISTED = 500;
    private static final int LOST = 800;
    private static final long REQUESTS = 4_000;

    @Test
    void countsAndRatesWhatIsBeyondTheList() {
        Finding finding = only(judge(lost(LISTED, 0)));

        assertThat(finding.count()).isEqualTo(LOST);
        assertThat(finding.what()).startsWith("800 connections borrowed on ");
        LossRate loss = Objects.requireNonNull(finding.loss());
        assertThat(loss.lost()).isEqualTo(LOST);
        assertThat(loss.requests()).isEqualTo(REQUESTS);
        assertThat(loss.perThousand()).isEqualTo(200.0);
        long maximum = Objects.requireNonNull(loss.poolMaximum());
        assertThat(loss.requestsToExhaustion()).isEqualTo(maximum * 5);
        assertThat(counted(finding))
                .isEqualTo("500 connections by the guard's list, which is full, and 300 beyond it.");
    }

    @Test
    void countsEachLinesShareWhereSeveralLoseConnections() {
        List<Finding> findings = judge(lost(300, 200));

        assertThat(findings).extracting(Finding::count).containsExactlyInAnyOrder(480L, 320L);
        assertThat(findings).allSatisfy(finding -> {
            assertThat(counted(finding)).contains("this line's share");
            assertThat(Objects.requireNonNull(finding.loss()).lost()).isEqualTo(finding.count());
        });
    }

    @Test
    void saysNothingOfTheListWhereItIsWhole() {
        Records run = lost(7, 0);
        run.after.unlistedBorrows = 0;

        Finding finding = only(judge(run));

        assertThat(finding.count()).isEqualTo(7);
        assertThat(finding.details()).extracting(Finding.Detail::name).doesNotContain("Counted");
    }

    @Test
    void sharesAddUpToTheTotal() {
        assertThat(new LostConnections(3, 10).shares(List.of(1, 1, 1))).containsExactly(4L, 3L, 3L);
        assertThat(new LostConnections(500, 801).shares(List.of(499, 1))).containsExactly(799L, 2L);
        assertThat(new LostConnections(2, 2).shares(List.of(2))).containsExactly(2L);
    }

    @Test
    void refusesMoreListedThanLost() {
        assertThatThrownBy(() -> new LostConnections(2, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Of 1 lost connections 2 cannot be listed");
    }

    /** Eight hundred are out; the guard lists so many of each of two lines. */
    private static Records lost(int listed, int ofAnotherLine) {
        Records run = Records.healthy();
        run.before.route(PERMISSIONS, 100, 100, 1, Lines.NEVER_RELEASED);
        run.after.route(PERMISSIONS, 100 + REQUESTS, 100 + REQUESTS, 1, Lines.NEVER_RELEASED);
        run.before.route(CUSTOMERS, 100, 100, 1, Lines.BORROWED);
        run.after.route(CUSTOMERS, 100 + REQUESTS, 100 + REQUESTS, 1, Lines.BORROWED);
        for (int borrow = 0; borrow < listed; borrow++) {
            run.after.leak("tenant-1", PERMISSIONS, Lines.NEVER_RELEASED, 6_000 + borrow, true);
        }
        for (int borrow = 0; borrow < ofAnotherLine; borrow++) {
            run.after.leak("tenant-1", CUSTOMERS, Lines.BORROWED, 6_000 + borrow, true);
        }
        run.after.unlistedBorrows = LOST - LISTED;
        return run;
    }

    private static List<Finding> judge(Records run) {
        return new ConnectionLeakRule().judge(new Facts(run.build()));
    }

    private static Finding only(List<Finding> findings) {
        assertThat(findings).hasSize(1);
        return findings.get(0);
    }

    private static String counted(Finding finding) {
        return finding.details().stream()
                .filter(detail -> detail.name().equals("Counted"))
                .map(Finding.Detail::text)
                .findFirst()
                .orElse("");
    }
}
