package dev.poolproof.app.handling;

import dev.poolproof.app.pool.TenantDatabase;
import dev.poolproof.app.tenant.Queries;
import dev.poolproof.app.tenant.Query;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Mistake: every query of a request borrows a connection of its own. Each is released, so nothing leaks; the request
 * queues for the pool again and again.
 *
 * <p><b>Defect:</b> the pool is used as if it were a connection.
 *
 * <p><b>Symptom:</b> Client pool: as many borrows as queries; it drains. Server: as usual. HTTP: right answers that take
 * the longer the busier the pool is, and acquire timeouts before the database is busy.
 *
 * <p><b>Expected finding:</b> {@code borrow-amplification}, at the line that borrows.
 *
 * <p><b>Repair:</b> borrow once and run all queries on that connection, see {@link TryWithResources}.
 */
final class ConnectionPerQuery implements ConnectionHandling {

    @Override
    public <T> T handle(TenantDatabase database, Work<T> work) throws SQLException {
        return work.with(new Queries() {
            @Override
            public <R> R run(Query<R> query) throws SQLException {
                try (Connection connection = database.pool().getConnection()) { // Guilty.
                    return query.on(connection);
                }
            }
        });
    }
}
