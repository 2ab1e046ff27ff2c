package dev.poolproof.app.handling;

import dev.poolproof.app.pool.TenantDatabase;
import dev.poolproof.app.tenant.UnknownCustomerException;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Mistake: a client that goes away in the middle of an answer takes the release with it. The rows of an export are written
 * to the client while they are read; when the client closes its socket, writing fails, and nobody had thought of that.
 *
 * <p><b>Defect:</b> the failures that the database can have are caught one by one; a failure of the network to the client
 * is none of them.
 *
 * <p><b>Symptom:</b> Client pool: active climbs by one with each export that was aborted, and does not drain. Server:
 * sleeping sessions, up to the pool's maximum. HTTP: the export works for whoever stays; later 503
 * {@code acquire-timeout} for everybody.
 *
 * <p><b>Expected finding:</b> {@code connection-leak}, at the line that borrows.
 *
 * <p><b>Repair:</b> borrow in try-with-resources, which asks nobody why it ends: see {@link TryWithResources}.
 */
final class LeakedOnClientAbort implements ConnectionHandling {

    @Override
    public <T> T handle(TenantDatabase database, Work<T> work) throws SQLException {
        Connection connection = database.pool().getConnection(); // Guilty.
        try {
            T result = work.on(connection);
            connection.close();
            return result;
        } catch (SQLException | UnknownCustomerException failure) {
            connection.close();
            throw failure;
        }
    }
}
