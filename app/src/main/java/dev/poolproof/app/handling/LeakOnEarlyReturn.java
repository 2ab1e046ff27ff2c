package dev.poolproof.app.handling;

import dev.poolproof.app.pool.TenantDatabase;
import dev.poolproof.app.tenant.PermissionQueries;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Mistake: a {@code return} that only some requests take stands before the release. Here, some requests need no second
 * look at the permissions, and have their answer sooner; all of them succeed.
 *
 * <p><b>Defect:</b> every failure was thought of, and one of the ways to succeed was not.
 *
 * <p><b>Symptom:</b> Client pool: active climbs by one with each request that returns early, and does not drain. Server:
 * sleeping sessions, up to the pool's maximum. HTTP: right answers, for long; then 503 {@code acquire-timeout} for
 * everybody.
 *
 * <p><b>Expected finding:</b> {@code connection-leak}, at the line that borrows: most of its borrows come back, and the
 * requests of those that do not did not fail.
 *
 * <p><b>Repair:</b> borrow in try-with-resources, which no {@code return} leaves unnoticed: see {@link TryWithResources}.
 */
final class LeakOnEarlyReturn implements ConnectionHandling {

    private final int rarity;
    private final AtomicLong requests = new AtomicLong();

    LeakOnEarlyReturn(int rarity) {
        this.rarity = rarity;
    }

    @Override
    public <T> T handle(TenantDatabase database, Work<T> work) throws SQLException {
        Connection connection = database.pool().getConnection(); // Guilty.
        try {
            T result = work.on(connection);
            if (requests.incrementAndGet() % rarity == 0) {
                return result;
            }
            PermissionQueries.signedInUser().on(connection);
            connection.close();
            return result;
        } catch (SQLException | RuntimeException failure) {
            connection.close();
            throw failure;
        }
    }
}
