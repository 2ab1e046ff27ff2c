package dev.poolproof.reports.verdict;

import static dev.poolproof.reports.GuardSketch.CUSTOMERS;
import static dev.poolproof.reports.GuardSketch.DASHBOARD;
import static dev.poolproof.reports.GuardSketch.PERMISSIONS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.poolproof.reports.PoolSketch;
import dev.poolproof.reports.Records;
import dev.poolproof.reports.record.GuardEvidence.PoolSite;
import dev.poolproof.reports.record.RunFile;
import dev.poolproof.reports.record.RunRecord;
import dev.poolproof.reports.verdict.RuleCase.Lines;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PoolPerRequestRuleTest {

    @Test
    void addsUpTenantsOfOneLine() {
        Records run = Records.healthy();
        RuleCase.pools(run, DASHBOARD, "tenant-1", 40);
        RuleCase.pools(run, DASHBOARD, "tenant-2", 30);
        run.after.route(DASHBOARD, 140, 500, 8, Lines.POOL_CREATED);

        assertThat(judge(run)).singleElement().satisfies(finding -> {
            assertThat(finding.count()).isEqualTo(70);
            assertThat(finding.line()).isEqualTo(Lines.POOL_CREATED);
            assertThat(finding.what()).contains("70 pools", "2 tenants", "100 requests", "70 from this line are open");
        });
    }

    @Test
    void addsUpRoutesOfOneLineWhereTheServersLimitStoppedTheGrowth() {
        Records run = Records.healthy();
        run.refused = 40;
        for (String route : List.of(DASHBOARD, PERMISSIONS, CUSTOMERS)) {
            run.before.poolSites.add(RuleCase.poolSite(route, "tenant-1", 1));
            run.after.poolSites.add(RuleCase.poolSite(route, "tenant-1", 1));
        }

        assertThat(judge(run))
                .hasSize(3)
                .allSatisfy(finding -> assertThat(finding.line()).isEqualTo(Lines.POOL_CREATED));
    }

    /** A run in which one of its pools was alone in its kind, by chance, and the tenants' own pools fit the server. */
    @Test
    void leavesTheSizeOfTheOtherPoolsAlone() {
        RunRecord run = RunFile.read(Path.of("examples", "pool-per-request", "run.json"));

        assertThat(Judge.judge(run).findings())
                .extracting(Finding::rule)
                .containsExactly("pool-per-request", "refused-by-server");
    }

    @Test
    void doesNotAccusePoolsThatServedManyRequestsEach() {
        Records run = Records.healthy();
        for (int i = 0; i < 4; i++) {
            run.after.further("tenant-1", Lines.POOL_CREATED, 4_000 + 2_000L * i, 20, 5_900 + 2_000L * i);
        }

        assertThat(judge(run)).isEmpty();
    }

    @Test
    void doesNotAccuseARaceOfTwo() {
        Records run = Records.healthy();
        RuleCase.pools(run, DASHBOARD, "tenant-1", 2);

        assertThat(judge(run)).isEmpty();
    }

    @Test
    void accusesFewPoolsOfEachTenantWhereAnotherLinesPoolCameFirst() {
        Records run = Records.healthy();
        secondPools(run, "tenant-1", 2);
        secondPools(run, "tenant-2", 1);

        assertThat(judge(run)).singleElement().satisfies(finding -> {
            assertThat(finding.count()).isEqualTo(3);
            assertThat(finding.line()).isEqualTo(Lines.POOL_CREATED);
        });
    }

    @Test
    void doesNotAccuseTheLineWhosePoolsCameFirst() {
        Records run = Records.healthy();
        run.refused = 20;
        run.after.poolSites.clear();
        for (PoolSketch cached : run.after.pools) {
            run.after.poolSites.add(new PoolSite(cached.createdBy, DASHBOARD, cached.tenant, cached.target, 1, 1));
        }
        secondPools(run, "tenant-1", 3);

        assertThat(judge(run)).singleElement().extracting(Finding::line).isEqualTo(Lines.POOL_CREATED);
    }

    @Test
    void doesNotAccuseOnePoolForEachNewTenant() {
        Records run = Records.healthy();
        for (int tenant = 10; tenant < 30; tenant++) {
            run.after.poolSites.add(
                    new PoolSite(Lines.POOL_CREATED, DASHBOARD, "tenant-" + tenant, "jdbc:tenant-" + tenant, 1, 1));
        }

        assertThat(judge(run)).isEmpty();
    }

    @Test
    void countsFromTheBaseline() {
        Records run = Records.healthy();
        run.before.poolSites.add(new PoolSite(Lines.POOL_CREATED, DASHBOARD, "tenant-1", "jdbc:x", 50, 50));
        run.after.poolSites.add(new PoolSite(Lines.POOL_CREATED, DASHBOARD, "tenant-1", "jdbc:x", 51, 51));

        assertThat(judge(run)).isEmpty();
    }

    @Test
    void countsFromTheStartWhereTheServersLimitStoppedTheGrowth() {
        Records run = Records.healthy();
        run.before.poolSites.add(new PoolSite(Lines.POOL_CREATED, DASHBOARD, "tenant-1", "jdbc:x", 8, 8));
        run.after.poolSites.add(new PoolSite(Lines.POOL_CREATED, DASHBOARD, "tenant-1", "jdbc:x", 8, 8));
        run.refused = 20;

        assertThat(judge(run)).singleElement().extracting(Finding::count).isEqualTo(8L);
    }

    @Test
    void doesNotAccusePoolsMadeOutsideRequests() {
        Records run = Records.healthy();
        run.after.poolSites.add(new PoolSite(Lines.POOL_CREATED, null, "tenant-1", "jdbc:x", 9, 9));

        assertThat(judge(run)).isEmpty();
    }

    @Test
    void needsAPoolForEverySecondRequestWhereTheDatabaseIsUnknown() {
        Records run = Records.healthy();
        run.after.poolSites.add(new PoolSite(Lines.POOL_CREATED, DASHBOARD, null, null, 99, 99));
        run.after.route(DASHBOARD, 240, 240, 1, Lines.POOL_CREATED);
        assertThat(judge(run)).isEmpty();

        run.after.route(DASHBOARD, 150, 150, 1, Lines.POOL_CREATED);

        assertThat(judge(run)).hasSize(1);
    }

    /** Pools made during the load, of a tenant that has its cached one. */
    private static void secondPools(Records run, String tenant, int count) {
        PoolSketch cached = run.after.pool(tenant);
        PoolSketch second = new PoolSketch(50 + run.after.pools.size(), tenant + "-further", tenant);
        second.createdBy = Lines.POOL_CREATED;
        second.createdAtMillis = 5_000;
        run.after.pools.add(second);
        run.after.poolSites.add(new PoolSite(Lines.POOL_CREATED, DASHBOARD, tenant, cached.target, count, count));
    }

    private static List<Finding> judge(Records run) {
        return new PoolPerRequestRule().judge(new Facts(run.build()));
    }
}
