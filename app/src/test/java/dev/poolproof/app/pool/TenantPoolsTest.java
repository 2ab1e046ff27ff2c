package dev.poolproof.app.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.metrics.IMetricsTracker;
import dev.poolproof.app.tenant.DatabaseSettings;
import dev.poolproof.app.tenant.Onboarding;
import dev.poolproof.app.tenant.Tenant;
import dev.poolproof.guard.Guard;
import dev.poolproof.guard.GuardedDataSource;
import dev.poolproof.guard.snapshot.PoolFacts;
import dev.poolproof.guard.snapshot.Totals;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Without a database: a cached pool is made whether its server answers or not. */
class TenantPoolsTest {

    private static final Tenant FIRST = new Tenant("tenant-1", "Tenant 1", "poolproof_tenant_1");
    private static final Tenant SECOND = new Tenant("tenant-2", "Tenant 2", "poolproof_tenant_2");

    private static final DatabaseSettings DATABASE =
            new DatabaseSettings("jdbc:mysql://127.0.0.1:1/", "app", "", "master", "tenant_");

    private final Guard guard = Guard.create();
    private final PoolRegister register = new PoolRegister();
    private final TenantPools pools = new TenantPools(
            guard,
            new PoolConfigurations(
                    DATABASE,
                    new PoolSettings(2, 0, Duration.ofMillis(250), Duration.ZERO, Duration.ZERO, true, "test"),
                    (name, stats) -> new IMetricsTracker() {},
                    register),
            new Onboarding(DATABASE));

    @AfterEach
    void closePools() {
        pools.close();
        register.close();
    }

    @Test
    void makesOnePoolHoweverManyThreadsAskAtOnce() throws Exception {
        int threads = 16;
        CyclicBarrier start = new CyclicBarrier(threads);
        ExecutorService askers = Executors.newFixedThreadPool(threads);
        List<Future<GuardedDataSource>> asked = new ArrayList<>();

        for (int thread = 0; thread < threads; thread++) {
            asked.add(askers.submit(() -> {
                start.await();
                return pools.of(FIRST).pool();
            }));
        }

        GuardedDataSource pool = asked.get(0).get();
        for (Future<GuardedDataSource> other : asked) {
            assertThat(other.get()).isSameAs(pool);
        }
        assertThat(guard.snapshot().totals().poolsCreated()).isEqualTo(1);
        askers.shutdown();
    }

    @Test
    void makesNoPoolBeforeSomebodyBorrows() {
        assertThat(pools.of(FIRST).isPoolClosed()).isFalse();

        assertThat(guard.snapshot().totals().poolsCreated()).isZero();
    }

    @Test
    void everyTenantHasItsOwnPool() {
        assertThat(pools.of(FIRST).pool()).isNotSameAs(pools.of(SECOND).pool());
    }

    @Test
    void keepsPoolThatSomebodyClosed() {
        GuardedDataSource pool = pools.of(FIRST).pool();
        pool.close();

        assertThat(pools.of(FIRST).pool()).isSameAs(pool);
        assertThat(pools.of(FIRST).isPoolClosed()).isTrue();
    }

    @Test
    void closesEveryPoolOnceAndMakesNoneAfterwards() {
        pools.of(FIRST).pool();
        pools.of(SECOND).pool();

        pools.close();
        pools.close();

        Totals totals = guard.snapshot().totals();
        assertThat(totals.poolsClosed()).isEqualTo(2);
        assertThat(guard.snapshot().pools())
                .extracting(PoolFacts::closedBy)
                .allSatisfy(site -> assertThat(site.file()).isEqualTo("TenantPools.java"));
        assertThatThrownBy(
                        () -> pools.of(new Tenant("tenant-3", "Tenant 3", "x")).pool())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("tenant-3");
    }

    @Test
    void furtherPoolsHaveNamesOfTheirOwn() {
        TenantDatabase database = pools.of(FIRST);

        assertThat(database.furtherPoolConfiguration().getPoolName())
                .startsWith("tenant-1-")
                .isNotEqualTo(database.furtherPoolConfiguration().getPoolName());
    }

    @Test
    void furtherPoolsHaveAnEndThoughNobodyClosesThem() {
        HikariConfig configuration = pools.of(FIRST).furtherPoolConfiguration();
        configuration.setInitializationFailTimeout(-1);
        HikariDataSource forgotten = new HikariDataSource(configuration);
        assertThat(register.open()).isEqualTo(new PoolRegister.Open(1, 0));
        assertThat(register.threads()).isPositive();

        register.close();

        assertThat(forgotten.isClosed()).isTrue();
        assertThat(register.open().pools()).isZero();
        assertThatThrownBy(() -> new HikariDataSource(configuration))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("tenant-1-further");
    }
}
