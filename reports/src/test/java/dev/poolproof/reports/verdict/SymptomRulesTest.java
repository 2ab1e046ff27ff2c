package dev.poolproof.reports.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolproof.reports.Records;
import dev.poolproof.reports.SampleRuns;
import dev.poolproof.reports.record.Outcome;
import dev.poolproof.reports.record.ServerEvidence;
import dev.poolproof.reports.record.ServerEvidence.Session;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SymptomRulesTest {

    @Test
    void seesThreadsThatWaitForAFullPoolAtRest() {
        Records run = Records.healthy();
        run.after.pool("tenant-1").active = 5;
        run.after.pool("tenant-1").total = 5;
        run.after.pool("tenant-1").pending = 3;

        assertThat(judge(new PoolExhaustedRule(), run)).singleElement().satisfies(finding -> {
            assertThat(finding.what()).contains("every connection of tenant-1", "3 threads still waiting");
            assertThat(finding.tenants()).containsExactly("tenant-1");
        });
    }

    @Test
    void seesTimeoutsThatTheServiceHid() {
        Records run = Records.healthy();
        run.after.pool("tenant-1").failedBorrows.put("ACQUIRE_TIMEOUT", 12L);

        assertThat(judge(new PoolExhaustedRule(), run))
                .singleElement()
                .satisfies(finding -> assertThat(finding.what()).contains("12 borrows timed out", "0 such answers"));
    }

    @Test
    void saysSinceWhenTheServerRefused() {
        Records run = SampleRuns.POOL_PER_REQUEST.records();

        assertThat(judge(new RefusedByServerRule(), run)).singleElement().satisfies(finding -> {
            assertThat(finding.sinceMillis()).isBetween(Records.LOAD_START, Records.LOAD_END);
            assertThat(finding.what()).contains("limit of 24");
        });
    }

    @Test
    void seesConnectionsThatTheServerNoLongerHas() {
        Records run = Records.healthy();
        run.after.pool("tenant-3").total = 4;
        run.surplus.clear();
        run.atTheEnd(server -> new ServerEvidence(
                server.counters(),
                server.sessions().subList(0, server.sessions().size() - 1)));

        assertThat(new ServerSessionSurplusRule().judge(new Facts(run.build())))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.title()).contains("does not have");
                    assertThat(finding.what()).contains("tenant-3 (−1)");
                });
    }

    @Test
    void doesNotReconcileWhereAPoolCannotBeAsked() {
        Records run = Records.healthy();
        run.surplus.add(new Session(900, "tenant-1", "tenant-1", "Sleep", 9));
        run.after.pool("tenant-1").answersGauges = false;

        assertThat(judge(new ServerSessionSurplusRule(), run)).isEmpty();
        assertThat(Judge.judge(run.build()).sight().blindSpots()).anyMatch(spot -> spot.contains("could not be asked"));
    }

    @Test
    void listsErrorsByKindAndRequest() {
        Records run = Records.healthy()
                .outcome("dashboard", Outcome.SERVER_ERROR, 3)
                .outcome("permissions", Outcome.CLIENT_TIMEOUT, 2);

        assertThat(judge(new ServiceErrorsRule(), run))
                .singleElement()
                .satisfies(
                        finding -> assertThat(finding.what())
                                .isEqualTo(
                                        "5 requests failed (3 × server error, 2 × client timeout): dashboard and permissions."));
    }

    @Test
    void tellsWhatAMaskedFailureTrulyWas() {
        Records run = Records.healthy().outcome("customers-create", Outcome.MASKED_AS_UNKNOWN_TENANT, 7);
        assertThat(judge(new FailureMaskedRule(), run))
                .singleElement()
                .satisfies(finding -> assertThat(finding.what()).contains("customers-create", "in a statement"));

        run.after.pool("tenant-1").failedBorrows.put("TOO_MANY_CONNECTIONS", 7L);

        assertThat(judge(new FailureMaskedRule(), run))
                .singleElement()
                .satisfies(finding -> assertThat(finding.what()).contains("7 × too many connections"));
    }

    private static List<Finding> judge(Rule rule, Records run) {
        return rule.judge(new Facts(run.build()));
    }
}
