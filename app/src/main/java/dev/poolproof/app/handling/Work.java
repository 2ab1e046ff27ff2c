package dev.poolproof.app.handling;

import dev.poolproof.app.tenant.Queries;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * What an endpoint wants done in the tenant's database: one query or several. It neither knows nor decides on which
 * connections they run.
 *
 * @param <T> what comes of it
 */
@FunctionalInterface
public interface Work<T> {

    /** Does the work; each query gets its connection from {@code queries}. */
    T with(Queries queries) throws SQLException;

    /** Does all of the work on one connection. */
    default T on(Connection connection) throws SQLException {
        return with(Queries.on(connection));
    }
}
