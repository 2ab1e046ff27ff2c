package dev.poolproof.benchmarks.pool;

import java.sql.SQLException;
import java.time.Duration;
import org.vibur.dbcp.ViburDBCPDataSource;

/** Vibur. Its idle limit counts whole seconds, so that it trusts an idle connection twice as long as HikariCP does. */
final class ViburPool {

    private ViburPool() {}

    static OpenPool open(PoolPlan plan, boolean leakMode) throws SQLException {
        ViburDBCPDataSource pool = new ViburDBCPDataSource();
        pool.setDriver(plan.driver());
        pool.setJdbcUrl(plan.url());
        pool.setUsername(plan.username());
        pool.setPassword(plan.password());
        pool.setPoolInitialSize(plan.size());
        pool.setPoolMaxSize(plan.size());
        pool.setConnectionTimeoutInMs(plan.acquireTimeoutMillis());
        pool.setConnectionIdleLimitInSeconds(1);
        pool.setDefaultAutoCommit(true);
        pool.setResetDefaultsAfterUse(true);
        pool.setClearSQLWarnings(true);
        pool.setPoolEnableConnectionTracking(leakMode);
        pool.start();
        return new OpenPool(pool, settings(pool), pool);
    }

    private static PoolSettings settings(ViburDBCPDataSource pool) {
        return new PoolSettings(
                pool.getPoolMaxSize(),
                Duration.ofMillis(pool.getConnectionTimeoutInMs()),
                pool.getDefaultAutoCommit(),
                "idle over " + pool.getConnectionIdleLimitInSeconds() + " s: " + pool.getTestConnectionQuery(),
                pool.isResetDefaultsAfterUse() ? "the defaults that were set" : "nothing",
                pool.isPoolEnableConnectionTracking() ? "connection tracking" : PoolSettings.NO_LEAK_MODE);
    }
}
