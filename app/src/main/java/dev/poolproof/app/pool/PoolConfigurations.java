package dev.poolproof.app.pool;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.metrics.MetricsTrackerFactory;
import dev.poolproof.app.tenant.DatabaseSettings;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Makes HikariCP configurations that differ in nothing but the pool's name and database, and whose pools are registered. */
final class PoolConfigurations {

    private static final Duration LONGEST_IDLE = Duration.ofMinutes(10);

    private final DatabaseSettings database;
    private final PoolSettings settings;
    private final MetricsTrackerFactory metrics;
    private final PoolRegister register;

    PoolConfigurations(
            DatabaseSettings database, PoolSettings settings, MetricsTrackerFactory metrics, PoolRegister register) {
        this.database = database;
        this.settings = settings;
        this.metrics = metrics;
        this.register = register;
    }

    /**
     * A configuration of one more pool.
     *
     * @param name the pool's name, also stamped on its connections
     * @param tenant for whom the pool is, null for the master database
     * @param schema the pool's database
     */
    HikariConfig configuration(String name, @Nullable String tenant, String schema) {
        HikariConfig configuration = register.configuration();
        configuration.setPoolName(name);
        configuration.setJdbcUrl(database.urlOf(schema));
        configuration.setUsername(database.username());
        configuration.setPassword(database.password());
        configuration.setMaximumPoolSize(settings.maximum());
        configuration.setMinimumIdle(settings.minimumIdle());
        long wait = settings.acquireTimeout().toMillis();
        configuration.setConnectionTimeout(wait);
        configuration.setValidationTimeout(Math.min(5_000, wait));
        configuration.setMaxLifetime(settings.maxLifetime().toMillis());
        configuration.setKeepaliveTime(settings.keepAliveTime().toMillis());
        configuration.setIdleTimeout(idleTimeout().toMillis());
        configuration.setMetricsTrackerFactory(metrics);
        configuration.addDataSourceProperty("tcpKeepAlive", String.valueOf(settings.tcpKeepAlive()));
        configuration.addDataSourceProperty("connectTimeout", String.valueOf(wait));
        configuration.addDataSourceProperty("connectionAttributes", attributes(name, tenant));
        return configuration;
    }

    /** HikariCP wants the idle timeout clearly below the lifetime. */
    private Duration idleTimeout() {
        Duration half = settings.maxLifetime().dividedBy(2);
        return half.isZero() || half.compareTo(LONGEST_IDLE) > 0 ? LONGEST_IDLE : half;
    }

    /** Connector/J parts attributes by commas and a name from its value by the first colon. */
    private String attributes(String name, @Nullable String tenant) {
        String of = tenant == null ? "" : ",tenant:" + tenant;
        String in = settings.instance().isEmpty() ? "" : ",instance:" + settings.instance();
        return "pool:" + name + of + ",run:" + settings.run() + in;
    }
}
