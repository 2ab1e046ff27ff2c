package dev.poolproof.app.handling;

import dev.poolproof.app.pool.TenantDatabase;
import dev.poolproof.guard.GuardedDataSource;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Mistake: the shared pool is closed where only the connection should be. In the incident, customers were listed and
 * created this way.
 *
 * <p><b>Defect:</b> the pool stands in try-with-resources beside the connection, though its owner is the cache. The
 * closed pool stays in the cache.
 *
 * <p><b>Symptom:</b> Client pool: "has been closed"; connections that bystanders use are cut. Server: sessions drop to
 * none at once. HTTP: one right answer, then 503 {@code pool-closed} without any wait, on every endpoint of the tenant.
 *
 * <p><b>Expected finding:</b> {@code shared-pool-closed}, at the line that closes.
 *
 * <p><b>Repair:</b> close what you borrowed, never what you were lent it from, see {@link TryWithResources}.
 */
final class CachedPoolClosed implements ConnectionHandling {

    @Override
    public <T> T handle(TenantDatabase database, Work<T> work) throws SQLException {
        try (GuardedDataSource pool = database.pool(); // Guilty.
                Connection connection = pool.getConnection()) {
            return work.on(connection);
        } // Guilty.
    }
}
