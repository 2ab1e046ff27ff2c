package dev.poolproof.app.handling;

import com.mysql.cj.jdbc.JdbcConnection;
import dev.poolproof.app.pool.TenantDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * Mistake: a statement is prepared on the driver's own connection, past the pool, and never closed. A pool closes the
 * statements that were made through it when a connection comes back; of this one it does not know.
 *
 * <p><b>Defect:</b> the connection was unwrapped for something that only the driver offers, here a statement that is
 * prepared on the server, and what was made there has no owner.
 *
 * <p><b>Symptom:</b> Client pool: nothing; every connection comes back. Server: {@code Prepared_stmt_count} climbs by one
 * with each request, up to {@code max_prepared_stmt_count}. HTTP: right answers for hours, then 500 with error 1461, also
 * for others who share the server.
 *
 * <p><b>Expected finding:</b> {@code statement-leak}, at the line that unwraps.
 *
 * <p><b>Repair:</b> close the statement in try-with-resources; prepare it through the pool's connection where that will do.
 */
final class StatementLeftOpenOnRawConnection implements ConnectionHandling {

    @Override
    @SuppressWarnings("resource") // The mistake itself.
    public <T> T handle(TenantDatabase database, Work<T> work) throws SQLException {
        try (Connection connection = database.pool().getConnection()) {
            JdbcConnection raw = connection.unwrap(JdbcConnection.class); // Guilty.
            PreparedStatement statement = raw.serverPrepareStatement("SELECT role FROM app_user WHERE id = ?");
            statement.setLong(1, 1);
            statement.execute();
            return work.on(connection);
        }
    }
}
