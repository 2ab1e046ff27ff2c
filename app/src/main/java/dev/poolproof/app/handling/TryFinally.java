package dev.poolproof.app.handling;

import dev.poolproof.app.pool.TenantDatabase;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Correct: one connection of the tenant's cached pool, released in {@code finally}.
 *
 * <p><b>Defect:</b> none.
 *
 * <p><b>Symptom:</b> none. Client pool: active falls to zero when the load ends. Server: as many sessions as the pools
 * have. HTTP: no failure.
 *
 * <p><b>Expected finding:</b> none.
 *
 * <p><b>Repair:</b> not needed. {@link TryWithResources} is shorter, and keeps the work's own failure should
 * {@code close} fail too.
 */
final class TryFinally implements ConnectionHandling {

    @Override
    public <T> T handle(TenantDatabase database, Work<T> work) throws SQLException {
        Connection connection = database.pool().getConnection();
        try {
            return work.on(connection);
        } finally {
            connection.close();
        }
    }
}
