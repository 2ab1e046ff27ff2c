package dev.poolproof.benchmarks.pool;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.Duration;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Opens a connection each time it is asked for one, and closes it where a pool would take it back. */
final class NoPool implements DataSource {

    private final PoolPlan plan;

    private NoPool(PoolPlan plan) {
        this.plan = plan;
    }

    static OpenPool open(PoolPlan plan) throws SQLException {
        NoPool source = new NoPool(plan);
        try (Connection connection = source.getConnection()) {
            return new OpenPool(
                    source,
                    new PoolSettings(0, Duration.ZERO, connection.getAutoCommit(), "none", "none", "off"),
                    () -> {});
        }
    }

    @Override
    public Connection getConnection() throws SQLException {
        return DriverManager.getConnection(plan.url(), plan.username(), plan.password());
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        return DriverManager.getConnection(plan.url(), username, password);
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(@Nullable PrintWriter out) {}

    @Override
    public void setLoginTimeout(int seconds) {}

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLException("There is no pool to unwrap, no " + type.getName() + " either.");
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
