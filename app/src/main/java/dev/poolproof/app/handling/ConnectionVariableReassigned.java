package dev.poolproof.app.handling;

import dev.poolproof.app.pool.TenantDatabase;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Mistake: the variable that holds a connection is given another one. {@code finally} releases what the variable holds
 * then; the first connection is forgotten.
 *
 * <p><b>Defect:</b> two borrows, one variable, one release.
 *
 * <p><b>Symptom:</b> Client pool: active climbs by one with each request and does not drain. Server: sleeping sessions, up
 * to the pool's maximum. HTTP: right answers at first, then 503 {@code acquire-timeout}.
 *
 * <p><b>Expected finding:</b> {@code connection-leak}, at the line of the first borrow.
 *
 * <p><b>Repair:</b> borrow once, in try-with-resources, whose variable cannot be reassigned: see {@link TryWithResources}.
 */
final class ConnectionVariableReassigned implements ConnectionHandling {

    @Override
    public <T> T handle(TenantDatabase database, Work<T> work) throws SQLException {
        Connection connection = database.pool().getConnection(); // Guilty.
        try {
            connection = database.pool().getConnection();
            return work.on(connection);
        } finally {
            connection.close();
        }
    }
}
