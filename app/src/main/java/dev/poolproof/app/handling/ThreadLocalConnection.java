package dev.poolproof.app.handling;

import dev.poolproof.app.pool.TenantDatabase;
import dev.poolproof.app.tenant.Tenant;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/**
 * Mistake: every thread keeps a connection for its later requests. It was once borrowed for one request, and serves all
 * that this thread serves afterwards.
 *
 * <p><b>Defect:</b> a thread lives as long as the server, and so does what it keeps; the pool has become a map from threads
 * to connections.
 *
 * <p><b>Symptom:</b> Client pool: as many connections in use as threads have served, whatever the load; it never drains.
 * Server: as many sleeping sessions. HTTP: right answers from threads that have a connection, 503 {@code acquire-timeout}
 * from those that came too late, and broken sessions that one thread meets again and again.
 *
 * <p><b>Expected finding:</b> {@code connection-leak}, at the line that borrows: the connection is used after the request
 * that borrowed it has ended.
 *
 * <p><b>Repair:</b> borrow for one request, see {@link TryWithResources}; what a thread should remember for the time of a
 * transaction, {@link SpringTransaction} keeps and ends.
 */
final class ThreadLocalConnection implements ConnectionHandling {

    @SuppressWarnings("ThreadLocalUsage") // Part of the mistake; one a handling, so that a new one starts without.
    private final ThreadLocal<Map<Tenant, Connection>> connections = ThreadLocal.withInitial(HashMap::new);

    @Override
    @SuppressWarnings("resource") // The mistake itself.
    public <T> T handle(TenantDatabase database, Work<T> work) throws SQLException {
        Connection connection = connections.get().get(database.tenant());
        if (connection == null || connection.isClosed()) {
            connection = database.pool().getConnection(); // Guilty.
            connections.get().put(database.tenant(), connection);
        }
        return work.on(connection);
    }
}
