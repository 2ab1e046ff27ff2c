package dev.poolproof.app.handling;

import dev.poolproof.app.pool.TenantDatabase;
import dev.poolproof.app.tenant.ServerQueries;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/**
 * Decoy: a transaction of several statements that takes long, and ends. Most of its time the server works for it.
 *
 * <p><b>Defect:</b> none.
 *
 * <p><b>Symptom:</b> Client pool: connections are in use for long; it drains. Server: transactions of a quarter of a second,
 * none at rest. HTTP: right answers that take their time.
 *
 * <p><b>Expected finding:</b> none.
 *
 * <p><b>Repair:</b> none needed.
 */
final class LongTransaction implements ConnectionHandling {

    private static final int STEPS = 3;
    private static final Duration STEP = Duration.ofMillis(80);

    @Override
    public <T> T handle(TenantDatabase database, Work<T> work) throws SQLException {
        try (Connection connection = database.pool().getConnection()) {
            connection.setAutoCommit(false);
            try {
                for (int step = 0; step < STEPS; step++) {
                    ServerQueries.lasting(STEP).on(connection);
                }
                T result = work.on(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException failure) {
                connection.rollback();
                throw failure;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }
}
