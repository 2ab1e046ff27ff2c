package dev.poolproof.app.tenant;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * One question to a database, or one change, ready to be asked on any connection.
 *
 * @param <T> what the answer is
 */
@FunctionalInterface
public interface Query<T> {

    /** Asks on this connection, and leaves it as it was: open, with nothing else on it open. */
    T on(Connection connection) throws SQLException;
}
