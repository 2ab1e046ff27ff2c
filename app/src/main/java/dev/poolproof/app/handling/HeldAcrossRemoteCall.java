package dev.poolproof.app.handling;

import dev.poolproof.app.pool.TenantDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/**
 * Mistake: a connection is held while another service is asked. The database has nothing to do meanwhile, and others wait
 * for the connection.
 *
 * <p><b>Defect:</b> the remote call stands inside the block that holds the connection.
 *
 * <p><b>Symptom:</b> Client pool: connections are in use as long as the remote service takes, so the pool serves as many
 * requests as it has connections in that time; it drains. Server: the sessions sleep meanwhile. HTTP: right answers; the
 * slowest follow the remote service, and acquire timeouts come when it has a bad day.
 *
 * <p><b>Expected finding:</b> {@code connection-held-idle}, at the line that borrows.
 *
 * <p><b>Repair:</b> give the connection back before the call, and borrow again after it where needed.
 */
final class HeldAcrossRemoteCall implements ConnectionHandling {

    private static final Duration REMOTE_TIME = Duration.ofMillis(300);

    private final RemoteService exchangeRates = new RemoteService(REMOTE_TIME);

    @Override
    public <T> T handle(TenantDatabase database, Work<T> work) throws SQLException {
        try (Connection connection = database.pool().getConnection()) { // Guilty.
            T result = work.on(connection);
            exchangeRates.ask();
            return result;
        }
    }

    @Override
    public void close() {
        exchangeRates.close();
    }
}
