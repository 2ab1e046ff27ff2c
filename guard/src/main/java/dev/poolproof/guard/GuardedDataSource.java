package dev.poolproof.guard;

import dev.poolproof.guard.probe.PoolKind;
import dev.poolproof.guard.site.CallPath;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.ShardingKeyBuilder;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * A pool under guard: it behaves as the pool does, and every connection it hands out is known until it comes back.
 *
 * <p>Thread-safe as far as the pool is. Whoever would close the pool closes this instead. {@link #unwrap} reaches the pool.
 */
public final class GuardedDataSource implements DataSource, AutoCloseable {

    private final Guard guard;
    private final DataSource pool;
    private final PoolLedger ledger;

    GuardedDataSource(Guard guard, DataSource pool, PoolLedger ledger) {
        this.guard = guard;
        this.pool = pool;
        this.ledger = ledger;
    }

    /** The name that the pool was labelled with. */
    public String name() {
        return ledger.labels().name();
    }

    /** Whether it was closed, here or, as far as the pool can be asked, behind the guard's back. */
    public boolean isClosed() {
        return ledger.isClosed() || ledger.isClosedUnnoticed();
    }

    boolean isWatchedBy(Guard other) {
        return guard == other;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Slot first = guard.slotFor(ledger);
        NestedAsk ask = first.isAloneAndFree() ? null : guard.ask(first);
        Connection connection;
        try {
            connection = pool.getConnection();
        } catch (SQLException | RuntimeException | Error failure) {
            guard.countFailure(ledger, ask, failure);
            throw failure;
        }
        return guard.lend(first, ask, connection);
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        Slot first = guard.slotFor(ledger);
        NestedAsk ask = first.isAloneAndFree() ? null : guard.ask(first);
        Connection connection;
        try {
            connection = pool.getConnection(username, password);
        } catch (SQLException | RuntimeException | Error failure) {
            guard.countFailure(ledger, ask, failure);
            throw failure;
        }
        return guard.lend(first, ask, connection);
    }

    /**
     * Closes the pool, if it can be closed, and records the caller's line as the one that did it. Further calls are passed
     * on to the pool and change no record.
     *
     * @throws IllegalStateException when the pool's own {@code close} fails with a checked exception, which is the cause
     */
    @Override
    public void close() {
        // Recorded first: whoever is refused while the pool shuts down was refused by a closed pool.
        guard.close(ledger, CallPath.here());
        if (pool instanceof AutoCloseable closeable) {
            try {
                closeable.close();
            } catch (RuntimeException failure) {
                throw failure;
            } catch (Exception failure) {
                throw new IllegalStateException("Pool " + name() + " could not be closed: " + failure, failure);
            }
        } else {
            PoolKind.probe(pool).close();
        }
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        if (type.isInstance(this)) {
            return type.cast(this);
        }
        return type.isInstance(pool) ? type.cast(pool) : pool.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return type.isInstance(this) || type.isInstance(pool) || pool.isWrapperFor(type);
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return pool.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        pool.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        pool.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return pool.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        return pool.getParentLogger();
    }

    // No createConnectionBuilder: the pool's builder would hand out connections past the guard. The interface's own
    // refuses.

    @Override
    public ShardingKeyBuilder createShardingKeyBuilder() throws SQLException {
        return pool.createShardingKeyBuilder();
    }

    @Override
    public String toString() {
        return "guarded " + pool;
    }
}
