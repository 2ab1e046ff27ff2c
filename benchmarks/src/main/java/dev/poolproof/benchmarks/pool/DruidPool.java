package dev.poolproof.benchmarks.pool;

import com.alibaba.druid.pool.DruidDataSource;
import com.alibaba.druid.pool.ValidConnectionChecker;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;

/** Druid. */
final class DruidPool {

    private DruidPool() {}

    static OpenPool open(PoolPlan plan, boolean leakMode) throws SQLException {
        DruidDataSource pool = new DruidDataSource();
        pool.setDriver(plan.driver());
        pool.setUrl(plan.url());
        pool.setUsername(plan.username());
        pool.setPassword(plan.password());
        pool.setInitialSize(plan.size());
        pool.setMinIdle(plan.size());
        pool.setMaxActive(plan.size());
        pool.setMaxWait(plan.acquireTimeoutMillis());
        pool.setDefaultAutoCommit(true);
        pool.setTestOnBorrow(false);
        pool.setTestWhileIdle(true);
        pool.setTimeBetweenEvictionRunsMillis(PoolPlan.TRUSTED_IDLE.toMillis());
        pool.setValidConnectionChecker(new AsksTheDriver());
        if (leakMode) {
            pool.setRemoveAbandoned(true);
            pool.setRemoveAbandonedTimeoutMillis(PoolPlan.LEAK_SUSPICION.toMillis());
            pool.setLogAbandoned(true);
        }
        pool.init();
        return new OpenPool(pool, settings(pool), pool);
    }

    private static PoolSettings settings(DruidDataSource pool) {
        return new PoolSettings(
                pool.getMaxActive(),
                Duration.ofMillis(pool.getMaxWait()),
                pool.isDefaultAutoCommit(),
                pool.isTestOnBorrow()
                        ? "each borrow: isValid"
                        : "idle over " + pool.getTimeBetweenEvictionRunsMillis() + " ms: isValid",
                "what was changed, rollback outside auto-commit",
                pool.isRemoveAbandoned()
                        ? "removeAbandoned " + pool.getRemoveAbandonedTimeoutMillis() + " ms, logAbandoned "
                                + pool.isLogAbandoned()
                        : PoolSettings.NO_LEAK_MODE);
    }

    /** Druid knows the drivers of databases by name; this one asks whichever it is, as all other pools do. */
    private static final class AsksTheDriver implements ValidConnectionChecker {

        @Override
        public boolean isValidConnection(Connection connection, String query, int timeoutSeconds) throws SQLException {
            return connection.isValid(Math.max(0, timeoutSeconds));
        }

        @Override
        public void configFromProperties(Properties properties) {}
    }
}
