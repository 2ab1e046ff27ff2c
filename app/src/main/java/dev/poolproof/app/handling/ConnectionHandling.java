package dev.poolproof.app.handling;

import dev.poolproof.app.pool.TenantDatabase;
import java.sql.SQLException;

/**
 * Decides how an endpoint's work gets connections and gives them back. Serves all requests of an endpoint, so it is
 * thread-safe, and may keep state of its own between them.
 */
public interface ConnectionHandling {

    /**
     * Does the work in the tenant's database.
     *
     * @throws SQLException as the database or a pool threw it; a pool that cannot be made throws HikariCP's own
     *     {@code PoolInitializationException}
     */
    <T> T handle(TenantDatabase database, Work<T> work) throws SQLException;
}
