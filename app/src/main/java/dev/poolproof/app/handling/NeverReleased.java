package dev.poolproof.app.handling;

import dev.poolproof.app.pool.TenantDatabase;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Mistake: a connection is borrowed and never given back. In the incident, permissions were read this way: a pool was
 * used as if it were a connection, and what it lent stayed out.
 *
 * <p><b>Defect:</b> no path through the code releases the connection.
 *
 * <p><b>Symptom:</b> Client pool: active climbs by one with each request up to the maximum, then borrowers pend; it does
 * not drain when the load ends. Server: as many sleeping sessions as the pool may open. HTTP: right answers at first,
 * then every request waits for the acquire timeout and fails with 503 {@code acquire-timeout}.
 *
 * <p><b>Expected finding:</b> {@code connection-leak}, at the line that borrows.
 *
 * <p><b>Repair:</b> borrow in try-with-resources, see {@link TryWithResources}.
 */
final class NeverReleased implements ConnectionHandling {

    @Override
    @SuppressWarnings("resource") // The mistake itself.
    public <T> T handle(TenantDatabase database, Work<T> work) throws SQLException {
        Connection connection = database.pool().getConnection(); // Guilty.
        return work.on(connection);
    }
}
