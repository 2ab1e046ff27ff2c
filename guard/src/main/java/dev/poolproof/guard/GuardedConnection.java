package dev.poolproof.guard;

import dev.poolproof.guard.session.JdbcSetting;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLClientInfoException;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
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

    /** Aborted, and the pool has taken it back; a close is still passed on. */
    private static final int ABORTED = -1;

    private static final int CLOSED = -2;

    private static final VarHandle STATE = Handles.of(MethodHandles.lookup(), "state", int.class);

    private final Connection connection;
    private final Slot slot;

    /** The ticket of the borrow while it is on loan, which is not negative; then {@link #ABORTED} or {@link #CLOSED}. */
    private volatile int state;

    GuardedConnection(Connection connection, Slot slot, int ticket) {
        this.connection = connection;
        this.slot = slot;
        STATE.set(this, ticket);
    }

    /**
     * Gives the connection back, once.
     *
     * <p>It counts as given back even where the pool's own close throws: JDBC leaves no way to close it again, and pools
     * throw over what failed on the way (a rollback, the server gone) after they have taken the slot back.
     */
    @Override
    public void close() throws SQLException {
        // What most borrows come to, kept short: it decides what the guard costs.
        if (slot.isOf(Thread.currentThread()) && state >= 0 && slot.isQuiet()) {
            leave();
            try {
                connection.close();
            } finally {
                slot.giveBackQuietly();
            }
        } else {
            closeWithCare();
        }
    }

    private void closeWithCare() throws SQLException {
        boolean home = slot.isOf(Thread.currentThread());
        int before = home ? leave() : (int) STATE.getAndSet(this, CLOSED);
        if (before >= 0) {
            giveBack(home, before);
        } else if (before == ABORTED) {
            connection.close();
        }
    }

    /**
     * Closes on the thread that borrowed, without an atomic instruction, which would cost a tenth of the pool's own work.
     * Where another thread closes in the same instant, the pool may hear of both, as it would without the guard; the borrow
     * still ends once.
     */
    private int leave() {
        int before = (int) STATE.getAcquire(this);
        STATE.setRelease(this, CLOSED);
        return before;
    }

    private void giveBack(boolean home, int ticket) throws SQLException {
        ConnectionUse used = slot.useOrNull();
        if (used != null) {
            used.check().beforeReturn();
        }
        try {
            connection.close();
        } finally {
            if (used != null) {
                used.check().afterReturn();
            }
            if (home) {
                slot.giveBack();
            } else {
                slot.giveBackElsewhere(ticket);
            }
        }
    }

    /** What is done with it, from now on if not before. */
    ConnectionUse use() {
        return use(0);
    }

    /** After an abort the slot may be somebody else's. */
    private ConnectionUse use(int ownStatements) {
        return state == ABORTED ? slot.useOfNobody(connection, ownStatements) : slot.use(connection, ownStatements);
    }

    private @Nullable ConnectionUse useOrNull() {
        return state < 0 ? null : slot.useOrNull();
    }

    /**
     * Passes the abort on. It counts as given back when the connection then says that it is closed. HikariCP's does not: it
     * keeps the slot taken until {@link #close}, and an aborted connection that is never closed is leaked there.
     */
    @Override
    public void abort(Executor executor) throws SQLException {
        int before = state;
        if (before == CLOSED) {
            return;
        }
        ConnectionUse used = useOrNull();
        if (used != null) {
            used.check().aborted();
        }
        connection.abort(executor);
        if (before != ABORTED && connection.isClosed() && STATE.compareAndSet(this, before, ABORTED)) {
            slot.giveBackElsewhere(before);
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
        if (state >= 0) {
            use().check().unwrapped(type, unwrapped);
        }
        return unwrapped;
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return type.isInstance(this) || type.isInstance(connection) || connection.isWrapperFor(type);
    }

    /** What the pool handed out, closed or not. */
    Connection pooled() {
        return connection;
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
        return "Connection is closed: it went back to pool "
                + slot.pool().labels().name() + ".";
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

    /** A setter is often the first to meet a session that was lost while it lay idle. */
    @Override
    void set(JdbcSetting setting, Change change) throws SQLException {
        Connection open = open();
        try {
            change.in(open);
        } catch (SQLException failure) {
            use().check().failed(failure);
            throw failure;
        }
        ConnectionUse used = useOrNull();
        if (used != null) {
            used.check().set(setting);
        }
    }

    @Override
    <S extends Statement> S guarded(Class<S> kind, S statement, @Nullable String sql) {
        S guarded = GuardedCalls.statement(this, kind, statement, StatementUse.of(use(1), kind, sql));
        return slot.pool().journal().libraries().like(kind, guarded, statement);
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
