package dev.poolproof.app.handling;

import dev.poolproof.app.pool.TenantDatabase;
import java.sql.SQLException;

/**
 * Decides how an endpoint's work gets connections and gives them back. Serves all requests of one endpoint or several, so
 * it is thread-safe, and may keep state of its own between them.
 */
public interface ConnectionHandling extends AutoCloseable {

    /**
     * Does the work in the tenant's database.
     *
     * @throws SQLException as the database or a pool threw it; a pool that cannot be made throws HikariCP's own
     *     {@code PoolInitializationException}, and a handling that goes through Spring throws Spring's own with the
     *     {@code SQLException} as its cause
     */
    <T> T handle(TenantDatabase database, Work<T> work) throws SQLException;

    /**
     * Ends the threads, tasks and services that it keeps; it serves no more. Pools that it made are left to their world,
     * which knows them: a mistake's own would not close them either.
     */
    @Override
    default void close() {}
}
