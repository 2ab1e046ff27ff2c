package dev.poolproof.benchmarks.pool;

import java.sql.SQLException;
import java.time.Duration;
import org.apache.commons.dbcp2.BasicDataSource;

/**
 * DBCP2. It asks a connection whether it is alive at each borrow or in the background; the background is the nearer to what
 * the others do.
 */
final class Dbcp2Pool {

    private Dbcp2Pool() {}

    static OpenPool open(PoolPlan plan, boolean leakMode) throws SQLException {
        BasicDataSource pool = new BasicDataSource();
        pool.setDriver(plan.driver());
        pool.setUrl(plan.url());
        pool.setUsername(plan.username());
        pool.setPassword(plan.password());
        pool.setInitialSize(plan.size());
        pool.setMinIdle(plan.size());
        pool.setMaxIdle(plan.size());
        pool.setMaxTotal(plan.size());
        pool.setMaxWait(plan.acquireTimeout());
        pool.setDefaultAutoCommit(true);
        pool.setTestOnBorrow(false);
        pool.setTestWhileIdle(true);
        pool.setDurationBetweenEvictionRuns(PoolPlan.TRUSTED_IDLE);
        pool.setRollbackOnReturn(true);
        if (leakMode) {
            pool.setRemoveAbandonedOnBorrow(true);
            pool.setRemoveAbandonedOnMaintenance(true);
            pool.setRemoveAbandonedTimeout(PoolPlan.LEAK_SUSPICION);
            pool.setLogAbandoned(true);
        }
        pool.start();
        return new OpenPool(pool, settings(pool), pool);
    }

    private static PoolSettings settings(BasicDataSource pool) {
        Duration runs = pool.getDurationBetweenEvictionRuns();
        return new PoolSettings(
                pool.getMaxTotal(),
                pool.getMaxWaitDuration(),
                Boolean.TRUE.equals(pool.getDefaultAutoCommit()),
                pool.getTestOnBorrow() ? "each borrow: isValid" : "idle ones every " + runs.toMillis() + " ms: isValid",
                "auto-commit, " + (pool.getRollbackOnReturn() ? "rollback" : "no rollback"),
                pool.getRemoveAbandonedOnBorrow()
                        ? "removeAbandoned "
                                + pool.getRemoveAbandonedTimeoutDuration().toMillis() + " ms, logAbandoned "
                                + pool.getLogAbandoned()
                        : PoolSettings.NO_LEAK_MODE);
    }
}
