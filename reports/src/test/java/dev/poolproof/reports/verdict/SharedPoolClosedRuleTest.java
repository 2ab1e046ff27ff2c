package dev.poolproof.reports.verdict;

import static dev.poolproof.reports.GuardSketch.CUSTOMERS;
import static dev.poolproof.reports.GuardSketch.DASHBOARD;
import static dev.poolproof.reports.GuardSketch.PERMISSIONS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.poolproof.reports.Records;
import dev.poolproof.reports.record.GuardEvidence.Site;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SharedPoolClosedRuleTest {

    private static final Site CLOSER = Records.site("handling.CachedPoolClosed", "handle", 27);

    @Test
    void namesWhoClosedItAndWhoWasHurt() {
        Records run = Records.healthy();
        run.after.pool("tenant-1").closed(6_000, CLOSER, CUSTOMERS);
        run.after.pool("tenant-1").refusedAfterClose.put(PERMISSIONS, 30L);
        run.after.pool("tenant-2").closed(5_000, CLOSER, CUSTOMERS);
        run.after.pool("tenant-2").refusedAfterClose.put(DASHBOARD, 11L);
        run.after.pool("tenant-2").refusedAfterClose.put("-", 1L);

        assertThat(judge(run)).singleElement().satisfies(finding -> {
            assertThat(finding.line()).isEqualTo(CLOSER);
            assertThat(finding.count()).isEqualTo(2);
            assertThat(finding.what()).contains("42 later borrows were refused", PERMISSIONS, DASHBOARD);
            assertThat(finding.tenants()).containsExactly("tenant-1", "tenant-2");
            assertThat(finding.routes()).containsExactlyInAnyOrder(CUSTOMERS, PERMISSIONS, DASHBOARD);
            assertThat(finding.sinceMillis()).isEqualTo(5_000);
        });
    }

    @Test
    void forgetsWhatWasRefusedBeforeTheBaseline() {
        Records run = Records.healthy();
        run.before.pool("tenant-1").closed(1_000, CLOSER, CUSTOMERS);
        run.before.pool("tenant-1").refusedAfterClose.put(PERMISSIONS, 30L);
        run.after.pool("tenant-1").closed(1_000, CLOSER, CUSTOMERS);
        run.after.pool("tenant-1").refusedAfterClose.put(PERMISSIONS, 30L);

        assertThat(judge(run)).isEmpty();
    }

    @Test
    void seesAPoolThatWasClosedBehindTheGuard() {
        Records run = Records.healthy();
        run.after.pool("tenant-1").failedBorrows.put("POOL_CLOSED", 4L);

        assertThat(judge(run)).singleElement().satisfies(finding -> {
            assertThat(finding.line()).isNull();
            assertThat(finding.what()).contains("4 later borrows");
        });
    }

    private static List<Finding> judge(Records run) {
        return new SharedPoolClosedRule().judge(new Facts(run.build()));
    }
}
