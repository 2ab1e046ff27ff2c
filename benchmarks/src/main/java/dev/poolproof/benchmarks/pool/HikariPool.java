package dev.poolproof.benchmarks.pool;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;

/** HikariCP: without a leak mode, and with its own. */
final class HikariPool {

    private HikariPool() {}

    static OpenPool plain(PoolPlan plan) {
        HikariDataSource pool = new HikariDataSource(configuration(plan));
        return new OpenPool(pool, settings(pool), pool);
    }

    static OpenPool withLeakDetection(PoolPlan plan) {
        HikariConfig configuration = configuration(plan);
        configuration.setLeakDetectionThreshold(PoolPlan.LEAK_SUSPICION.toMillis());
        HikariDataSource pool = new HikariDataSource(configuration);
        return new OpenPool(pool, settings(pool), pool);
    }

    /** HikariCP bypasses validation within 500 ms of the last use by itself, and resets what was changed. */
    private static HikariConfig configuration(PoolPlan plan) {
        HikariConfig configuration = new HikariConfig();
        configuration.setJdbcUrl(plan.url());
        configuration.setUsername(plan.username());
        configuration.setPassword(plan.password());
        configuration.setMaximumPoolSize(plan.size());
        configuration.setMinimumIdle(plan.size());
        configuration.setConnectionTimeout(plan.acquireTimeoutMillis());
        configuration.setValidationTimeout(Math.min(5_000, plan.acquireTimeoutMillis()));
        configuration.setAutoCommit(true);
        return configuration;
    }

    static PoolSettings settings(HikariDataSource pool) {
        long threshold = pool.getLeakDetectionThreshold();
        return new PoolSettings(
                pool.getMaximumPoolSize(),
                Duration.ofMillis(pool.getConnectionTimeout()),
                pool.isAutoCommit(),
                "idle over " + Long.getLong("com.zaxxer.hikari.aliveBypassWindowMs", 500L) + " ms: isValid",
                "what was changed, rollback where dirty",
                threshold == 0 ? PoolSettings.NO_LEAK_MODE : "leakDetectionThreshold " + threshold + " ms");
    }
}
