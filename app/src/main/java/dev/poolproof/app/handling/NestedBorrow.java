package dev.poolproof.app.handling;

import dev.poolproof.app.pool.TenantDatabase;
import dev.poolproof.app.tenant.PermissionQueries;
import dev.poolproof.app.tenant.ServerQueries;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/**
 * Mistake: a request that holds a connection borrows a second one of the same pool. Here, who is asking is looked up by
 * code that borrows for itself and does not know that its caller holds a connection already.
 *
 * <p><b>Defect:</b> each needs two to get on, and gives the first back only after it had the second.
 *
 * <p><b>Symptom:</b> Client pool: as soon as as many requests as the pool has connections hold their first one, all of them
 * wait for a second, in lockstep, until the acquire timeout; it drains. Server: idle meanwhile. HTTP: right answers while
 * few ask; then 503 {@code acquire-timeout} in bursts.
 *
 * <p><b>Expected finding:</b> {@code nested-borrow}, at the line of the first borrow; it names that of the second, too.
 *
 * <p><b>Repair:</b> hand the connection on to whoever works for the same request, see {@link TryWithResources}; or give the
 * first back before.
 */
final class NestedBorrow implements ConnectionHandling {

    private static final Duration REPORT = Duration.ofMillis(50);

    @Override
    public <T> T handle(TenantDatabase database, Work<T> work) throws SQLException {
        try (Connection connection = database.pool().getConnection()) { // Guilty.
            ServerQueries.lasting(REPORT).on(connection);
            T result = work.on(connection);
            lookUpWhoAsks(database);
            return result;
        }
    }

    private static void lookUpWhoAsks(TenantDatabase database) throws SQLException {
        try (Connection connection = database.pool().getConnection()) {
            PermissionQueries.signedInUser().on(connection);
        }
    }
}
