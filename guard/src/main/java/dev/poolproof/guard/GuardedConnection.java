package dev.poolproof.guard;

import dev.poolproof.guard.session.JdbcSetting;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLClientInfoException;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import org.jspecify.annotations.Nullable;

/**
 * A connection on loan: what the pool handed out, and the borrow that it ends when it is closed.
 *
 * <p>There is one of these per borrow, and none is used twice. So a second close, however late, cannot end the borrow of
 * whoever has the pool's connection by then.
 */
final class GuardedConnection extends DelegatingConnection {

    /** "Connection does not exist", of the SQL standard. */
    private static final String CONNECTION_DOES_NOT_EXIST = "08003";

    private static final int ON_LOAN = 0;

    /** Aborted, and the pool has taken it back; a close is still passed on. */
    private static final int ABORTED = 1;

    private static final int CLOSED = 2;

    private static final AtomicIntegerFieldUpdater<GuardedConnection> STATE =
            AtomicIntegerFieldUpdater.newUpdater(GuardedConnection.class, "state");

    private final Connection connection;
    private final Borrow borrow;
    private volatile int state = ON_LOAN;

    /** Null until the connection is used. */
    private volatile @Nullable ConnectionUse use;

    GuardedConnection(Connection connection, Borrow borrow) {
        this.connection = connection;
        this.borrow = borrow;
    }

    /**
     * Gives the connection back, once.
     *
     * <p>It counts as given back even where the pool's own close throws: JDBC leaves no way to close it again, and pools
     * throw over what failed on the way (a rollback, the server gone) after they have taken the slot back.
     */
    @Override
    public void close() throws SQLException {
        int before = STATE.getAndSet(this, CLOSED);
        if (before == CLOSED) {
            return;
        }
        ConnectionUse used = use;
        if (used != null) {
            used.beforeReturn();
        }
        try {
            connection.close();
        } finally {
            if (used != null) {
                used.afterReturn();
            }
            if (before == ON_LOAN) {
                borrow.end();
            }
        }
    }

    /** What is done with it, from now on if not before. */
    ConnectionUse use() {
        return use(0);
    }

    private ConnectionUse use(int ownStatements) {
        ConnectionUse present = use;
        return present != null ? present : begin(ownStatements);
    }

    private ConnectionUse begin(int ownStatements) {
        synchronized (borrow) {
            ConnectionUse present = use;
            if (present == null) {
                present = borrow.use(connection, ownStatements);
                use = present;
            }
            return present;
        }
    }

    /**
     * Passes the abort on. It counts as given back when the connection then says that it is closed. HikariCP's does not: it
     * keeps the slot taken until {@link #close}, and an aborted connection that is never closed is leaked there.
     */
    @Override
    public void abort(Executor executor) throws SQLException {
        if (state == CLOSED) {
            return;
        }
        ConnectionUse used = use;
        if (used != null) {
            used.aborted();
        }
        connection.abort(executor);
        if (connection.isClosed() && STATE.compareAndSet(this, ON_LOAN, ABORTED)) {
            borrow.end();
        }
    }

    @Override
    public boolean isClosed() throws SQLException {
        return state == CLOSED || connection.isClosed();
    }

    @Override
    public boolean isValid(int timeoutSeconds) throws SQLException {
        return state != CLOSED && connection.isValid(timeoutSeconds);
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        if (type.isInstance(this)) {
            return type.cast(this);
        }
        if (type.isInstance(connection)) {
            return type.cast(connection);
        }
        T unwrapped = connection.unwrap(type);
        use().unwrapped(type, unwrapped);
        return unwrapped;
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return type.isInstance(this) || type.isInstance(connection) || connection.isWrapperFor(type);
    }

    @Override
    Connection open() throws SQLException {
        if (state == CLOSED) {
            throw new SQLException(closedMessage(), CONNECTION_DOES_NOT_EXIST);
        }
        return connection;
    }

    @Override
    Connection openForClientInfo() throws SQLClientInfoException {
        if (state == CLOSED) {
            throw new SQLClientInfoException(closedMessage(), CONNECTION_DOES_NOT_EXIST, Map.of());
        }
        return connection;
    }

    private String closedMessage() {
        return "Connection is closed: it went back to pool " + borrow.poolName() + ".";
    }

    @Override
    public void commit() throws SQLException {
        Connection open = open();
        use().run("Connection.commit", Set.of(), () -> {
            open.commit();
            return null;
        });
    }

    @Override
    public void rollback() throws SQLException {
        Connection open = open();
        ConnectionUse used = use();
        used.run("Connection.rollback", Set.of(), () -> {
            open.rollback();
            used.ledger().faults().afterRollback();
            return null;
        });
    }

    @Override
    public void rollback(Savepoint savepoint) throws SQLException {
        Connection open = open();
        ConnectionUse used = use();
        used.run("Connection.rollback", Set.of(), () -> {
            open.rollback(savepoint);
            used.ledger().faults().afterRollback();
            return null;
        });
    }

    @Override
    void changed(JdbcSetting setting) {
        ConnectionUse used = use;
        if (used != null) {
            used.set(setting);
        }
    }

    @Override
    <S extends Statement> S guarded(Class<S> kind, S statement, @Nullable String sql) {
        return GuardedCalls.statement(this, kind, statement, StatementUse.of(use(1), kind, sql));
    }

    @Override
    DatabaseMetaData guarded(DatabaseMetaData metaData) {
        return GuardedCalls.metaData(this, metaData);
    }

    @Override
    public String toString() {
        return "guarded " + connection;
    }
}
