package dev.poolproof.reports.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.poolproof.reports.PoolSketch;
import dev.poolproof.reports.Records;
import dev.poolproof.reports.ServerSketch;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BudgetTest {

    /** The incident's repair, 10 → 20, on MySQL's own default limit: right for three tenants, wrong for eight. */
    @ParameterizedTest
    @CsvSource({
        "3, 10, 1,  40,  0, 37",
        "3, 20, 1,  80,  0, 37",
        "8, 10, 1,  90,  0, 16",
        "8, 20, 1, 180, 30, 16",
        "8, 10, 2, 180, 30,  8",
        "8, 16, 1, 144,  0, 16",
        "8, 17, 1, 153,  3, 16"
    })
    void addsUpTenantsMasterAndInstances(
            int tenants, int maximum, int instances, long sessions, long excess, long largest) {
        Budget budget = new Budget(fleet(tenants, maximum), instances, limits(151, 1, null));

        assertThat(budget.sessions()).isEqualTo(sessions);
        assertThat(budget.excess()).isEqualTo(excess);
        assertThat(budget.fits()).isEqualTo(excess == 0);
        assertThat(budget.largestPool()).isEqualTo(largest);
        assertThat(budget.neededConnections()).isEqualTo(sessions + 1);
    }

    @ParameterizedTest
    @CsvSource({
        "151, 1,    , 150, false",
        "151, 0,    , 151, false",
        "151, 1, 100, 100, true",
        "151, 1, 150, 150, false",
        "151, 1, 400, 150, false",
        " 10, 20,   ,   0, false"
    })
    void takesTheLimitThatIsMetFirst(
            int maxConnections, int reserve, @Nullable Integer account, long available, boolean accountFirst) {
        Limits limits = limits(maxConnections, reserve, account);

        assertThat(limits.available()).isEqualTo(available);
        assertThat(limits.isAccountFirst()).isEqualTo(accountFirst);
    }

    @Test
    void saysThatNoSizeFitsMorePoolsThanSessions() {
        assertThat(new Budget(fleet(30, 2), 1, limits(24, 1, null)).largestPool())
                .isZero();
    }

    @Test
    void refusesWhatIsNoBudget() {
        assertThatThrownBy(() -> new Budget(fleet(3, 5), 0, limits(24, 1, null)))
                .hasMessageContaining("10000 instances");
        assertThatThrownBy(() -> new Share("none", 1, 0, null)).hasMessageContaining("1 of 0");
        assertThatThrownBy(() -> limits(0, 1, null)).hasMessageContaining("at least 1 session");
    }

    @Test
    void readsTheOpenPoolsOfARunBeforeItsLoad() {
        Records run = Records.healthy();
        run.before.pool("master").maximum = 3;
        run.after.pool("tenant-1").maximum = 40;

        Budget budget = Budget.of(run.build()).orElseThrow();

        assertThat(budget.limits()).isEqualTo(limits(24, 1, null));
        assertThat(budget.fleet().shares()).hasSize(2);
        assertThat(budget.fleet().shares().get(0).name()).isEqualTo("master");
        assertThat(budget.fleet().shares().get(1))
                .isEqualTo(
                        new Share("made at TenantPools.java:58", 3, 5, Records.site("pool.TenantPools", "create", 58)));
        assertThat(budget.sessions()).isEqualTo(18);
    }

    @Test
    void leavesOutClosedPoolsAndCountsThoseThatDoNotTell() {
        Records run = Records.healthy();
        run.before.pool("tenant-1").closed(1_000, Records.site("pool.TenantPools", "evict", 90), "-");
        run.before.pool("tenant-2").answersGauges = false;
        run.before.pool("tenant-3").maximum = -1;
        run.before.unlistedPoolsCreated = 4;

        Fleet fleet = Budget.of(run.build()).orElseThrow().fleet();

        assertThat(fleet.pools()).isEqualTo(1);
        assertThat(fleet.unknown()).isEqualTo(6);
    }

    @Test
    void knowsTheAccountsLimitFromTheServer() {
        Records run = Records.healthy()
                .atEachRest(server -> ServerSketch.of(server)
                        .with(s -> s.globals.put("max_user_connections", "12"))
                        .build());
        Records without = Records.healthy()
                .atEachRest(server -> ServerSketch.of(server)
                        .with(s -> s.globals.put("max_user_connections", "0"))
                        .build());

        assertThat(Budget.of(run.build()).orElseThrow().limits()).isEqualTo(limits(24, 1, 12));
        assertThat(Budget.of(without.build()).orElseThrow().limits()).isEqualTo(limits(24, 1, null));
    }

    @Test
    void isEmptyWhereNobodyKnowsThePools() {
        assertThat(Budget.of(Records.healthy().withoutGuard().build())).isEmpty();
    }

    @Test
    void tellsServersApart() {
        Records run = Records.healthy();
        PoolSketch other = run.before.pool("tenant-3");
        other.target = "jdbc:mariadb://archive.example:3307/history";
        var guard = Objects.requireNonNull(
                Objects.requireNonNull(run.build().baseline()).guard());

        assertThat(Fleet.servers(guard)).containsExactly("127.0.0.1:3406", "archive.example:3307");
        assertThat(Fleet.of(guard, "archive.example:3307").pools()).isEqualTo(1);
        assertThat(Fleet.of(guard).pools()).isEqualTo(4);
    }

    private static Fleet fleet(int tenants, int maximum) {
        return Fleet.of(new Share("tenants", tenants, maximum, null), new Share("master", 1, maximum, null));
    }

    private static Limits limits(int maxConnections, int reserve, @Nullable Integer account) {
        return new Limits(maxConnections, reserve, account);
    }
}
