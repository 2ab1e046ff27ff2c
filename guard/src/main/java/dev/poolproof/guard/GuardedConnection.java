package dev.poolproof.guard;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLClientInfoException;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.Executor;

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

    private static final VarHandle STATE = state();

    private final Connection connection;
    private final Slot slot;

    /** The ticket of the borrow while it is on loan, which is not negative; then {@link #ABORTED} or {@link #CLOSED}. */
    private volatile int state;

    GuardedConnection(Connection connection, Slot slot, int ticket) {
        this.connection = connection;
        this.slot = slot;
        STATE.set(this, ticket);
    }

    private static VarHandle state() {
        try {
            return MethodHandles.lookup().findVarHandle(GuardedConnection.class, "state", int.class);
        } catch (ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    /**
     * Gives the connection back, once.
     *
     * <p>It counts as given back even where the pool's own close throws: JDBC leaves no way to close it again, and pools
     * throw over what failed on the way (a rollback, the server gone) after they have taken the slot back.
     */
    @Override
    public void close() throws SQLException {
        if (slot.borrower().isCurrentThread()) {
            closeAtHome();
        } else {
            closeElsewhere();
        }
    }

    /** On the thread that borrowed it: without an atomic instruction, which would cost a tenth of the pool's own work. */
    private void closeAtHome() throws SQLException {
        int before = (int) STATE.getAcquire(this);
        if (before == CLOSED) {
            return;
        }
        STATE.setRelease(this, CLOSED);
        try {
            connection.close();
        } finally {
            if (before != ABORTED) {
                slot.giveBack();
            }
        }
    }

    private void closeElsewhere() throws SQLException {
        int before = (int) STATE.getAndSet(this, CLOSED);
        if (before == CLOSED) {
            return;
        }
        try {
            connection.close();
        } finally {
            if (before != ABORTED) {
                slot.giveBackElsewhere(before);
            }
        }
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
        return type.isInstance(connection) ? type.cast(connection) : connection.unwrap(type);
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
        return "Connection is closed: it went back to pool "
                + slot.pool().labels().name() + ".";
    }

    @Override
    <S extends Statement> S guarded(Class<S> kind, S statement) {
        return GuardedCalls.statement(this, kind, statement);
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
