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
import org.jspecify.annotations.Nullable;

/**
 * A pool under guard: it behaves as the pool does, and every connection it hands out is known until it comes back.
 *
 * <p>Thread-safe as far as the pool is. Whoever would close the pool closes this instead. {@link #unwrap} reaches the pool.
 */
public final class GuardedDataSource implements DataSource, AutoCloseable {

    private final Guard guard;
    private final Lending lending;
    private final DataSource pool;
    private final PoolLedger ledger;
    private final ThreadSlots slots;
    private final CoarseClock clock;
    private final boolean off;

    GuardedDataSource(Guard guard, DataSource pool, PoolLedger ledger) {
        this.guard = guard;
        this.lending = guard.lending();
        this.pool = pool;
        this.ledger = ledger;
        this.slots = ledger.threadSlots();
        this.clock = ledger.journal().clock();
        this.off = guard.isOff();
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
        if (off) {
            return pool.getConnection();
        }
        Slot own = slots.ofCurrentThread();
        // What most borrows come to, kept short, as it decides what the guard costs.
        if (own != null && own.isFreeAndQuiet()) {
            Connection connection;
            try {
                connection = pool.getConnection();
            } catch (SQLException | RuntimeException | Error failure) {
                lending.countFailure(ledger, null, failure);
                throw failure;
            }
            return lend(own, connection);
        }
        return borrow(null);
    }

    /** Asks again what was asked before: the pool may have taken its time, or have borrowed from itself. */
    private GuardedConnection lend(Slot own, Connection connection) {
        long nowMillis = clock.millis();
        if (!own.isFreeAndQuietAt(nowMillis)) {
            return lending.lend(ledger, null, connection);
        }
        own.takeQuietly(nowMillis);
        return new GuardedConnection(connection, own, own.ticket());
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        if (off) {
            return pool.getConnection(username, password);
        }
        return borrow(new Login(username, password));
    }

    /** As whom a connection is asked for. */
    private record Login(String username, String password) {}

    /** @param login null for the pool's own */
    private GuardedConnection borrow(@Nullable Login login) throws SQLException {
        NestedAsk ask = lending.ask(ledger);
        Connection connection;
        try {
            connection = login == null ? pool.getConnection() : pool.getConnection(login.username(), login.password());
        } catch (SQLException | RuntimeException | Error failure) {
            lending.countFailure(ledger, ask, failure);
            throw failure;
        }
        return lending.lend(ledger, ask, connection);
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
        lending.close(ledger, CallPath.here());
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

    /**
     * The pool's own connection behind one that a guard lent, any other as it is: for methods of a pool's own that want
     * it, such as HikariCP's {@code evictConnection}. It is still the borrower's to close what the guard lent.
     */
    public static Connection pooled(Connection lent) {
        return lent instanceof GuardedConnection guarded ? guarded.pooled() : lent;
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
