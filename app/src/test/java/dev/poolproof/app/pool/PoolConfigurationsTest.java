package dev.poolproof.app.pool;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.metrics.IMetricsTracker;
import dev.poolproof.app.tenant.DatabaseSettings;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PoolConfigurationsTest {

    private static final DatabaseSettings DATABASE = new DatabaseSettings(
            "jdbc:mysql://127.0.0.1:3306/?sslMode=DISABLED", "app", "secret", "poolproof_master", "poolproof_tenant_");

    @Test
    void everySettingReachesThePool() {
        HikariConfig configuration =
                configurations(Duration.ofMinutes(4)).configuration("tenant-1", "tenant-1", "poolproof_tenant_1");

        assertThat(configuration.getPoolName()).isEqualTo("tenant-1");
        assertThat(configuration.getJdbcUrl())
                .isEqualTo("jdbc:mysql://127.0.0.1:3306/poolproof_tenant_1?sslMode=DISABLED");
        assertThat(configuration.getUsername()).isEqualTo("app");
        assertThat(configuration.getPassword()).isEqualTo("secret");
        assertThat(configuration.getMaximumPoolSize()).isEqualTo(7);
        assertThat(configuration.getMinimumIdle()).isEqualTo(1);
        assertThat(configuration.getConnectionTimeout()).isEqualTo(700);
        assertThat(configuration.getValidationTimeout()).isEqualTo(700);
        assertThat(configuration.getMaxLifetime()).isEqualTo(240_000);
        assertThat(configuration.getIdleTimeout()).isEqualTo(120_000);
        assertThat(configuration.getKeepaliveTime()).isEqualTo(30_000);
        assertThat(configuration.getDataSourceProperties())
                .containsEntry("tcpKeepAlive", "true")
                .containsEntry("connectTimeout", "700")
                .containsEntry("connectionAttributes", "pool:tenant-1,tenant:tenant-1,run:r-1");
    }

    @Test
    void masterPoolIsStampedWithoutTenant() {
        HikariConfig configuration =
                configurations(Duration.ZERO).configuration("master", null, DATABASE.masterSchema());

        assertThat(configuration.getDataSourceProperties())
                .containsEntry("connectionAttributes", "pool:master,run:r-1");
    }

    @Test
    void namesTheInstanceToTheServerWhereThereAreSeveral() {
        PoolSettings settings = new PoolSettings(
                7, 1, Duration.ofMillis(700), Duration.ZERO, Duration.ofSeconds(30), true, "r-1", "instance-2");

        assertThat(configurations(settings)
                        .configuration("master", null, DATABASE.masterSchema())
                        .getDataSourceProperties())
                .containsEntry("connectionAttributes", "pool:master,run:r-1,instance:instance-2");
    }

    @Test
    void idleConnectionsGoAfterTenMinutesWhereTheyMayLiveForEver() {
        assertThat(configurations(Duration.ZERO)
                        .configuration("master", null, "m")
                        .getIdleTimeout())
                .isEqualTo(600_000);
    }

    private static PoolConfigurations configurations(Duration maxLifetime) {
        PoolSettings settings =
                new PoolSettings(7, 1, Duration.ofMillis(700), maxLifetime, Duration.ofSeconds(30), true, "r-1");
        return configurations(settings);
    }

    private static PoolConfigurations configurations(PoolSettings settings) {
        return new PoolConfigurations(
                DATABASE, settings, (name, stats) -> new IMetricsTracker() {}, new PoolRegister());
    }
}
