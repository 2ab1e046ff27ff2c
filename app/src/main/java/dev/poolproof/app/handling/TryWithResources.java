package dev.poolproof.app.handling;

import dev.poolproof.app.pool.TenantDatabase;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Correct: one connection of the tenant's cached pool, released by try-with-resources.
 *
 * <p><b>Defect:</b> none.
 *
 * <p><b>Symptom:</b> none. Client pool: active falls to zero when the load ends. Server: as many sessions as the pools
 * have. HTTP: no failure.
 *
 * <p><b>Expected finding:</b> none.
 *
 * <p><b>Repair:</b> this is the repair of all others.
 */
final class TryWithResources implements ConnectionHandling {

    @Override
    public <T> T handle(TenantDatabase database, Work<T> work) throws SQLException {
        try (Connection connection = database.pool().getConnection()) {
            return work.on(connection);
        }
    }
}
