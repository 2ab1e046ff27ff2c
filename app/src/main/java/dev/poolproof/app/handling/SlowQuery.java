package dev.poolproof.app.handling;

import dev.poolproof.app.pool.TenantDatabase;
import dev.poolproof.app.tenant.ServerQueries;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/**
 * Decoy: a query that keeps the server busy for long. The connection is held for as long, but it works all that time and
 * comes back.
 *
 * <p><b>Defect:</b> none in the handling of connections; the query may want an index.
 *
 * <p><b>Symptom:</b> Client pool: connections are in use for long; it drains. Server: the sessions are busy, not asleep. HTTP:
 * right answers that take their time.
 *
 * <p><b>Expected finding:</b> none.
 *
 * <p><b>Repair:</b> none here.
 */
final class SlowQuery implements ConnectionHandling {

    private static final Duration TIME = Duration.ofMillis(300);

    @Override
    public <T> T handle(TenantDatabase database, Work<T> work) throws SQLException {
        try (Connection connection = database.pool().getConnection()) {
            ServerQueries.lasting(TIME).on(connection);
            return work.on(connection);
        }
    }
}
