package dev.poolproof.app.handling;

import dev.poolproof.app.pool.TenantDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Mistake: a transaction is begun in SQL, behind the pool's back, and ended only where something was changed. A read, it
 * seems, needs no commit.
 *
 * <p><b>Defect:</b> the path on which nothing changed leaves the transaction open. The pool knows of none, as nobody called
 * {@code setAutoCommit}, so it does not roll back when the connection returns.
 *
 * <p><b>Symptom:</b> Client pool: nothing; every connection comes back. Server: transactions that are as old as their last
 * use, on sleeping threads; metadata locks that make every {@code ALTER TABLE} wait; undo that cannot be purged. HTTP:
 * right answers, but whoever gets such a connection and begins no transaction reads old data, and what it writes is not
 * committed.
 *
 * <p><b>Expected finding:</b> {@code transaction-left-open}, at the line that begins it.
 *
 * <p><b>Repair:</b> end every transaction on every path; best leave that to {@link SpringTransaction}, or to
 * {@code setAutoCommit(false)}, after which the pool rolls back.
 */
final class TransactionLeftOpen implements ConnectionHandling {

    @Override
    public <T> T handle(TenantDatabase database, Work<T> work) throws SQLException {
        try (Connection connection = database.pool().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("START TRANSACTION"); // Guilty.
            T result = inTransaction(connection, statement, work);
            if (hasChanges(statement)) {
                statement.execute("COMMIT");
            }
            return result;
        }
    }

    private static <T> T inTransaction(Connection connection, Statement statement, Work<T> work) throws SQLException {
        try {
            return work.on(connection);
        } catch (SQLException | RuntimeException failure) {
            statement.execute("ROLLBACK");
            throw failure;
        }
    }

    private static boolean hasChanges(Statement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery("SELECT ROW_COUNT()")) {
            return rows.next() && rows.getLong(1) > 0;
        }
    }
}
