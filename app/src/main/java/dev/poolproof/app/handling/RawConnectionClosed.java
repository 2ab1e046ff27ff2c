package dev.poolproof.app.handling;

import com.mysql.cj.jdbc.JdbcConnection;
import dev.poolproof.app.pool.TenantDatabase;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Mistake: the driver's own connection is closed behind the pool. Somebody did not trust the pool's {@code close}, which
 * does not close.
 *
 * <p><b>Defect:</b> what is unwrapped belongs to the pool still.
 *
 * <p><b>Symptom:</b> Client pool: the connection comes back and is lent again, dead; the pool finds out when it validates,
 * or when a borrower fails. Server: a session is made and ended for nearly every request. HTTP: every request is slower by
 * a connect, and those that get a dead connection fail with 503 {@code database-unreachable}.
 *
 * <p><b>Expected finding:</b> {@code raw-connection-closed}, at the line that unwraps.
 *
 * <p><b>Repair:</b> close what was borrowed, and nothing beneath it, see {@link TryWithResources}.
 */
final class RawConnectionClosed implements ConnectionHandling {

    @Override
    public <T> T handle(TenantDatabase database, Work<T> work) throws SQLException {
        try (Connection connection = database.pool().getConnection()) {
            T result = work.on(connection);
            connection.unwrap(JdbcConnection.class).close(); // Guilty.
            return result;
        }
    }
}
