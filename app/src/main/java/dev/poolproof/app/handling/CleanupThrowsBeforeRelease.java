package dev.poolproof.app.handling;

import dev.poolproof.app.pool.TenantDatabase;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Mistake: the clean-up that stands before the release in {@code finally} can fail itself, and then the release is
 * skipped.
 *
 * <p><b>Defect:</b> two things to clean up, one after the other, in one {@code finally}: the first that throws takes the
 * second with it. The failure of the work, if there was one, is lost as well.
 *
 * <p><b>Symptom:</b> Client pool: active climbs by one with each rollback that fails, so rarely, and does not drain. Server:
 * sleeping sessions, up to the pool's maximum. HTTP: 500 for the request whose rollback failed; days later 503
 * {@code acquire-timeout} for everybody.
 *
 * <p><b>Expected finding:</b> {@code connection-leak}, at the line that borrows.
 *
 * <p><b>Repair:</b> let try-with-resources release, which does so whatever the clean-up inside does; or
 * {@link SpringTransaction}.
 */
final class CleanupThrowsBeforeRelease implements ConnectionHandling {

    @Override
    public <T> T handle(TenantDatabase database, Work<T> work) throws SQLException {
        Connection connection = database.pool().getConnection(); // Guilty.
        try {
            connection.setAutoCommit(false);
            T result = work.on(connection);
            connection.commit();
            return result;
        } finally {
            connection.rollback(); // Of what was not committed, if anything was not.
            connection.setAutoCommit(true);
            connection.close();
        }
    }
}
