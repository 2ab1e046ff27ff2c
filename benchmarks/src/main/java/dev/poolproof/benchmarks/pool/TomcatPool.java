package dev.poolproof.benchmarks.pool;

import java.sql.SQLException;
import java.time.Duration;
import org.apache.tomcat.jdbc.pool.DataSource;
import org.apache.tomcat.jdbc.pool.PoolConfiguration;
import org.apache.tomcat.jdbc.pool.PoolProperties;
import org.apache.tomcat.jdbc.pool.interceptor.ConnectionState;

/** Tomcat's pool. It resets nothing by itself: its interceptor does, so that it is compared at equal service. */
final class TomcatPool {

    private TomcatPool() {}

    static OpenPool open(PoolPlan plan, boolean leakMode) throws SQLException {
        PoolProperties properties = new PoolProperties();
        properties.setDriverClassName(plan.driverClassName());
        properties.setUrl(plan.url());
        properties.setUsername(plan.username());
        properties.setPassword(plan.password());
        properties.setInitialSize(plan.size());
        properties.setMinIdle(plan.size());
        properties.setMaxIdle(plan.size());
        properties.setMaxActive(plan.size());
        properties.setMaxWait(plan.acquireTimeoutMillis());
        properties.setDefaultAutoCommit(true);
        properties.setTestOnBorrow(true);
        properties.setValidationInterval(PoolPlan.TRUSTED_IDLE.toMillis());
        properties.setRollbackOnReturn(true);
        properties.setJdbcInterceptors(ConnectionState.class.getName());
        properties.setJmxEnabled(false);
        if (leakMode) {
            properties.setRemoveAbandoned(true);
            properties.setRemoveAbandonedTimeout(Math.toIntExact(PoolPlan.LEAK_SUSPICION.toSeconds()));
            properties.setLogAbandoned(true);
        }
        DataSource pool = new DataSource(properties);
        pool.createPool();
        return new OpenPool(pool, settings(pool.getPoolProperties()), () -> pool.close(true));
    }

    private static PoolSettings settings(PoolConfiguration pool) {
        return new PoolSettings(
                pool.getMaxActive(),
                Duration.ofMillis(pool.getMaxWait()),
                Boolean.TRUE.equals(pool.isDefaultAutoCommit()),
                pool.isTestOnBorrow()
                        ? "last asked over " + pool.getValidationInterval() + " ms ago: isValid"
                        : "never",
                (pool.getJdbcInterceptors() == null ? "" : "what was changed (ConnectionState), ")
                        + (pool.getRollbackOnReturn() ? "rollback outside auto-commit" : "no rollback"),
                pool.isRemoveAbandoned()
                        ? "removeAbandoned " + pool.getRemoveAbandonedTimeout() + " s, logAbandoned "
                                + pool.isLogAbandoned()
                        : PoolSettings.NO_LEAK_MODE);
    }
}
