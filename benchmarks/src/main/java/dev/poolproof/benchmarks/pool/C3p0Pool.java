package dev.poolproof.benchmarks.pool;

import com.mchange.v2.c3p0.ComboPooledDataSource;
import java.beans.PropertyVetoException;
import java.sql.SQLException;
import java.time.Duration;

/** c3p0. It tests idle connections in the background, once a second at most. */
final class C3p0Pool {

    private C3p0Pool() {}

    static OpenPool open(PoolPlan plan, boolean leakMode) throws SQLException {
        ComboPooledDataSource pool = new ComboPooledDataSource();
        try {
            pool.setDriverClass(plan.driverClassName());
        } catch (PropertyVetoException refused) {
            throw new SQLException("c3p0 refuses the driver of " + plan.url(), refused);
        }
        pool.setJdbcUrl(plan.url());
        pool.setUser(plan.username());
        pool.setPassword(plan.password());
        pool.setInitialPoolSize(plan.size());
        pool.setMinPoolSize(plan.size());
        pool.setMaxPoolSize(plan.size());
        pool.setCheckoutTimeout(plan.acquireTimeoutMillis());
        pool.setAutoCommitOnClose(false);
        pool.setTestConnectionOnCheckout(false);
        pool.setIdleConnectionTestPeriod(1);
        if (leakMode) {
            pool.setUnreturnedConnectionTimeout(Math.toIntExact(PoolPlan.LEAK_SUSPICION.toSeconds()));
            pool.setDebugUnreturnedConnectionStackTraces(true);
        }
        return new OpenPool(pool, settings(pool), pool);
    }

    /** Auto-commit is JDBC's default, which c3p0 lends by: it has no setting for it. */
    private static PoolSettings settings(ComboPooledDataSource pool) {
        int unreturned = pool.getUnreturnedConnectionTimeout();
        return new PoolSettings(
                pool.getMaxPoolSize(),
                Duration.ofMillis(pool.getCheckoutTimeout()),
                true,
                pool.isTestConnectionOnCheckout()
                        ? "each borrow: isValid"
                        : "idle ones every " + pool.getIdleConnectionTestPeriod() + " s: isValid",
                "what was changed, " + (pool.isAutoCommitOnClose() ? "commit" : "rollback"),
                unreturned == 0
                        ? PoolSettings.NO_LEAK_MODE
                        : "unreturnedConnectionTimeout " + unreturned + " s, stack traces "
                                + pool.isDebugUnreturnedConnectionStackTraces());
    }
}
