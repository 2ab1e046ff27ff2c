package dev.poolproof.guard.probe;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.Map;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

class HikariProbeTest {

    @Test
    void readsTheSettingsInForce() {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:h2:mem:settings");
        config.setMaximumPoolSize(20);
        config.setMinimumIdle(2);
        config.setConnectionTimeout(5_000);
        config.setValidationTimeout(3_000);
        config.setIdleTimeout(60_000);
        config.setMaxLifetime(1_800_000);
        config.setKeepaliveTime(120_000);
        config.setLeakDetectionThreshold(4_000);
        config.setAutoCommit(false);
        config.setInitializationFailTimeout(-1);
        config.addDataSourceProperty("tcpKeepAlive", "true");
        config.addDataSourceProperty("password", "s3cret");

        try (HikariDataSource pool = new HikariDataSource(config)) {
            assertThat(PoolKind.probe(pool).settings())
                    .isEqualTo(Map.of(
                            "maximumPoolSize", "20",
                            "minimumIdle", "2",
                            "connectionTimeout", "5000ms",
                            "validationTimeout", "3000ms",
                            "idleTimeout", "60000ms",
                            "maxLifetime", "1800000ms",
                            "keepaliveTime", "120000ms",
                            "leakDetectionThreshold", "4000ms",
                            "autoCommit", "false",
                            "tcpKeepAlive", "true"));
        }
    }

    @Test
    void readsASettingThatWasChangedWhileThePoolRuns() {
        try (HikariDataSource pool = new HikariDataSource()) {
            PoolProbe probe = PoolKind.probe(pool);

            pool.setMaximumPoolSize(7);

            assertThat(probe.settings()).containsEntry("maximumPoolSize", "7");
        }
    }

    @Test
    void hasNoGaugesBeforeThePoolHasStarted() {
        try (HikariDataSource pool = new HikariDataSource()) {
            assertThat(PoolKind.probe(pool).gauges()).isNull();
        }
    }

    @Test
    void knowsTheDatabaseOfAPoolThatIsGivenADriversDataSource() {
        try (HikariDataSource pool = new HikariDataSource()) {
            pool.addDataSourceProperty("url", "jdbc:mysql://app:s3cret@db:3306/shop?useSSL=false");

            assertThat(PoolKind.probe(pool).target()).isEqualTo("jdbc:mysql://db:3306/shop");
        }
    }

    @Test
    void knowsNothingOfAnotherKindOfDataSource() {
        PoolProbe probe = PoolKind.probe(new JdbcDataSource());

        assertThat(probe.gauges()).isNull();
        assertThat(probe.settings()).isEmpty();
        assertThat(probe.target()).isNull();
        assertThat(probe.isClosed()).isFalse();
    }
}
