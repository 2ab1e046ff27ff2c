package dev.poolproof.reports.verdict;

import static dev.poolproof.reports.GuardSketch.DASHBOARD;
import static dev.poolproof.reports.GuardSketch.PERMISSIONS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.poolproof.reports.Records;
import dev.poolproof.reports.record.GuardEvidence.Site;
import dev.poolproof.reports.verdict.RuleCase.Lines;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ConnectionLeakRuleTest {

    @Test
    void groupsByMethodAndRouteWhateverTheLine() {
        Records run = Records.healthy();
        run.after
                .leak("tenant-1", PERMISSIONS, Lines.NEVER_RELEASED, 7_000, true)
                .leak("tenant-2", PERMISSIONS, Records.site("handling.NeverReleased", "handle", 29), 6_000, true)
                .leak("tenant-1", DASHBOARD, Lines.NEVER_RELEASED, 8_000, true);

        List<Finding> findings = judge(run);

        assertThat(findings).extracting(Finding::count).containsExactlyInAnyOrder(2L, 1L);
        Finding permissions = findings.get(0);
        assertThat(permissions.places()).hasSize(2);
        assertThat(permissions.tenants()).containsExactly("tenant-1", "tenant-2");
        assertThat(permissions.routes()).containsExactly(PERMISSIONS);
        assertThat(permissions.sinceMillis()).isEqualTo(6_000);
        assertThat(permissions.places().get(0).stack()).isNotEmpty();
    }

    @Test
    void accusesOnlyWhatIsOutBeyondTheBaseline() {
        Records run = Records.healthy();
        run.before.leak("tenant-1", PERMISSIONS, Lines.PER_QUERY, 1_000, false);
        run.after.leak("tenant-1", PERMISSIONS, Lines.PER_QUERY, 1_000, false);
        run.after.leak("tenant-1", PERMISSIONS, Lines.NEVER_RELEASED, 6_000, true);

        assertThat(judge(run)).singleElement().satisfies(finding -> {
            assertThat(finding.count()).isEqualTo(1);
            assertThat(finding.line()).isEqualTo(Lines.NEVER_RELEASED);
        });
    }

    @Test
    void doesNotAccuseAReservedConnectionThatWasRenewed() {
        Records run = Records.healthy();
        run.before.leak("tenant-1", PERMISSIONS, Lines.PER_QUERY, 1_000, false);
        run.after.leak("tenant-1", PERMISSIONS, Lines.PER_QUERY, 9_000, false);

        assertThat(judge(run)).isEmpty();
    }

    @Test
    void seesALeakInOnePoolThoughAnotherGotOneBack() {
        Records run = Records.healthy();
        run.before.leak("tenant-1", PERMISSIONS, Lines.PER_QUERY, 1_000, false);
        run.after.leak("tenant-2", PERMISSIONS, Lines.NEVER_RELEASED, 9_000, true);

        assertThat(judge(run)).singleElement().extracting(Finding::count).isEqualTo(1L);
    }

    @Test
    void accusesAWarmUpThatDrainedThePool() {
        Records run = Records.healthy();
        for (int i = 0; i < 5; i++) {
            run.before.leak("tenant-1", PERMISSIONS, Lines.NEVER_RELEASED, 1_000 + i, true);
            run.after.leak("tenant-1", PERMISSIONS, Lines.NEVER_RELEASED, 1_000 + i, true);
        }
        assertThat(judge(run)).isEmpty();

        run.after.pool("tenant-1").failedBorrows.put("ACQUIRE_TIMEOUT", 30L);

        assertThat(judge(run)).singleElement().extracting(Finding::count).isEqualTo(5L);
    }

    @Test
    void countsExactlyWhereTheListIsCut() {
        Records run = Records.healthy();
        run.after.leak("tenant-1", PERMISSIONS, Lines.NEVER_RELEASED, 6_000, true);
        run.after.unlistedBorrows = 730;

        assertThat(judge(run)).singleElement().extracting(Finding::count).isEqualTo(731L);
        assertThat(Judge.judge(run.build()).sight().blindSpots()).anyMatch(spot -> spot.contains("1 of 731"));
    }

    @Test
    void saysSoWhereNoLineIsKnown() {
        Records run = Records.healthy();
        run.after.unlistedBorrows = 3;

        assertThat(judge(run)).singleElement().satisfies(finding -> {
            assertThat(finding.count()).isEqualTo(3);
            assertThat(finding.line()).isNull();
            assertThat(finding.what()).contains("no line is known");
        });
    }

    @Test
    void namesWhenOnTheRunsClock() {
        Records run = Records.healthy();
        run.after.leak("tenant-1", PERMISSIONS, Lines.NEVER_RELEASED, 6_789, true);

        assertThat(judge(run)).singleElement().extracting(Finding::sinceMillis).isEqualTo(6_789L);
    }

    @Test
    void doesNotSayThatTheRequestEndedWhereItHasNot() {
        Records run = Records.healthy();
        Site site = Lines.NEVER_RELEASED;
        run.after.leak("tenant-1", PERMISSIONS, site, 6_000, false);

        assertThat(judge(run))
                .singleElement()
                .satisfies(finding -> assertThat(finding.what()).doesNotContain("have ended"));
    }

    private static List<Finding> judge(Records run) {
        return new ConnectionLeakRule().judge(new Facts(run.build()));
    }
}
