package dev.poolproof.shop;

import java.io.PrintWriter;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A pool whose statements fail with one SQLState, and whose connections can do nothing else. */
final class LosingPool implements DataSource, AutoCloseable {

    private final String state;

    LosingPool(String state) {
        this.state = state;
    }

    @Override
    public Connection getConnection() {
        return proxy(Connection.class);
    }

    private <T> T proxy(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(
                LosingPool.class.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> switch (method.getName()) {
                    case "close" -> null;
                    case "isWrapperFor" -> false;
                    case "createStatement" -> proxy(Statement.class);
                    default -> throw new SQLException("The connection is gone.", state);
                }));
    }

    @Override
    public void close() {}

    @Override
    public Connection getConnection(String username, String password) {
        return getConnection();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLException("wraps nothing");
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
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
}
