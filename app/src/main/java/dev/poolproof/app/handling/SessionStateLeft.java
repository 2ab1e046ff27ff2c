package dev.poolproof.app.handling;

import dev.poolproof.app.pool.TenantDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Mistake: a session is changed for one purpose and handed back as it is. Here, three ways at once: a variable, a named
 * lock and a temporary table, all for a report.
 *
 * <p><b>Defect:</b> what {@code SET SESSION}, {@code GET_LOCK} and {@code CREATE TEMPORARY TABLE} do lasts as long as the
 * session, and a pool's sessions last for hours.
 *
 * <p><b>Symptom:</b> Client pool: nothing; every connection comes back. Server: the lock stays with a sleeping session, the
 * table takes its memory, the variable holds. HTTP: right answers; but some requests, on some connections, meet other
 * settings or a lock that nobody gives up.
 *
 * <p><b>Expected finding:</b> {@code session-state-left}, at a line that changes the session.
 *
 * <p><b>Repair:</b> undo in {@code finally} what you did to the session; set variables for one statement only where the
 * server can do that.
 */
final class SessionStateLeft implements ConnectionHandling {

    @Override
    public <T> T handle(TenantDatabase database, Work<T> work) throws SQLException {
        try (Connection connection = database.pool().getConnection()) {
            T result = work.on(connection);
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET SESSION group_concat_max_len = 65536"); // Guilty.
                statement.execute("SELECT GET_LOCK('report-" + database.tenant().slug() + "', 0)"); // Guilty.
                statement.execute("CREATE TEMPORARY TABLE IF NOT EXISTS report_row (body TEXT)"); // Guilty.
            }
            return result;
        }
    }
}
