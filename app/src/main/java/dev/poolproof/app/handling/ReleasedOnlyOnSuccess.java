package dev.poolproof.app.handling;

import dev.poolproof.app.pool.TenantDatabase;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Mistake: a connection is released where everything went well, and only there. It looks right, and it is, until the
 * first failure.
 *
 * <p><b>Defect:</b> the release stands behind the work, not in {@code finally}; what throws skips it.
 *
 * <p><b>Symptom:</b> Client pool: active climbs by one with each failure, an unknown customer or a taken e-mail is enough,
 * and does not drain. Server: sleeping sessions, up to the pool's maximum. HTTP: the failures themselves are told
 * correctly; the acquire timeouts come later and hit everybody.
 *
 * <p><b>Expected finding:</b> {@code connection-leak}, at the line that borrows.
 *
 * <p><b>Repair:</b> borrow in try-with-resources, see {@link TryWithResources}.
 */
final class ReleasedOnlyOnSuccess implements ConnectionHandling {

    @Override
    public <T> T handle(TenantDatabase database, Work<T> work) throws SQLException {
        Connection connection = database.pool().getConnection(); // Guilty.
        T result = work.on(connection);
        connection.close();
        return result;
    }
}
