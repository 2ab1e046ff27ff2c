package dev.poolproof.shop;

import java.io.PrintWriter;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A pool without a limit and without a database. Its connections can be closed, aborted and asked whether they are closed,
 * nothing else; they count how often they were closed.
 */
final class StubPool implements DataSource, AutoCloseable {

    /** Thrown at every borrow while set. */
    volatile @Nullable Throwable refusal;

    /** Thrown by every connection's close while set, after it has closed. */
    volatile @Nullable SQLException failureOnReturn;

    /** Thrown by the pool's own close while set. */
    volatile @Nullable Exception failureOnClose;

    final AtomicLong connectionCloses = new AtomicLong();
    final AtomicLong poolCloses = new AtomicLong();
    private volatile boolean closed;

    @Override
    public Connection getConnection() throws SQLException {
        Throwable thrown = refusal;
        if (thrown instanceof SQLException failure) {
            throw failure;
        }
        if (thrown instanceof Error error) {
            throw error;
        }
        if (closed) {
            throw new SQLException("The stub pool has been closed.");
        }
        AtomicBoolean connectionClosed = new AtomicBoolean();
        return (Connection) Proxy.newProxyInstance(
                StubPool.class.getClassLoader(), new Class<?>[] {Connection.class}, (self, method, arguments) -> {
                    switch (method.getName()) {
                        case "close" -> closeConnection(connectionClosed);
                        case "abort" -> connectionClosed.set(true);
                        case "isClosed" -> {
                            return connectionClosed.get();
                        }
                        default -> throw new UnsupportedOperationException(method.getName());
                    }
                    return null;
                });
    }

    private void closeConnection(AtomicBoolean connectionClosed) throws SQLException {
        connectionClosed.set(true);
        connectionCloses.incrementAndGet();
        SQLException failure = failureOnReturn;
        if (failure != null) {
            throw failure;
        }
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        return getConnection();
    }

    @Override
    public void close() throws Exception {
        closed = true;
        poolCloses.incrementAndGet();
        Exception failure = failureOnClose;
        if (failure != null) {
            throw failure;
        }
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
