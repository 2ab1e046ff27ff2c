package dev.poolproof.guard.probe;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import dev.poolproof.guard.snapshot.PoolGauges;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Reads a {@link HikariDataSource}, also one that another data source wraps. */
final class HikariProbe implements PoolProbe {

    private final HikariDataSource pool;

    private HikariProbe(HikariDataSource pool) {
        this.pool = pool;
    }

    static @Nullable PoolProbe of(DataSource pool) {
        if (pool instanceof HikariDataSource hikari) {
            return new HikariProbe(hikari);
        }
        try {
            return pool.isWrapperFor(HikariDataSource.class)
                    ? new HikariProbe(pool.unwrap(HikariDataSource.class))
                    : null;
        } catch (SQLException unwilling) {
            return null;
        }
    }

    /** Null before the first borrow where nobody gave it one. */
    @Override
    public @Nullable String name() {
        return pool.getPoolName();
    }

    @Override
    public @Nullable PoolGauges gauges() {
        // Null until the first borrow of a data source that was built without a configuration.
        HikariPoolMXBean bean = pool.getHikariPoolMXBean();
        return bean == null
                ? null
                : new PoolGauges(
                        bean.getActiveConnections(),
                        bean.getIdleConnections(),
                        bean.getThreadsAwaitingConnection(),
                        bean.getTotalConnections(),
                        pool.getMaximumPoolSize());
    }

    @Override
    public Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("maximumPoolSize", String.valueOf(pool.getMaximumPoolSize()));
        settings.put("minimumIdle", String.valueOf(pool.getMinimumIdle()));
        settings.put("connectionTimeout", millis(pool.getConnectionTimeout()));
        settings.put("validationTimeout", millis(pool.getValidationTimeout()));
        settings.put("idleTimeout", millis(pool.getIdleTimeout()));
        settings.put("maxLifetime", millis(pool.getMaxLifetime()));
        settings.put("keepaliveTime", millis(pool.getKeepaliveTime()));
        settings.put("leakDetectionThreshold", millis(pool.getLeakDetectionThreshold()));
        settings.put("autoCommit", String.valueOf(pool.isAutoCommit()));
        // The driver's properties hold passwords too, so they are named one by one.
        Object tcpKeepAlive = pool.getDataSourceProperties().get("tcpKeepAlive");
        if (tcpKeepAlive != null) {
            settings.put("tcpKeepAlive", tcpKeepAlive.toString());
        }
        return settings;
    }

    private static String millis(long value) {
        return value + "ms";
    }

    @Override
    public @Nullable String target() {
        String url = pool.getJdbcUrl();
        return DatabaseTarget.of(
                url != null ? url : pool.getDataSourceProperties().getProperty("url"));
    }

    @Override
    public boolean isClosed() {
        return pool.isClosed();
    }
}
