package dev.poolproof.guard.session;

import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Asks the server about a session, with queries that change nothing in it: no transaction begins or ends, no lock is taken or
 * given back. What tells of the statement before, as {@code ROW_COUNT()}, is the exception.
 */
public interface StateReader {

    /** Everything that can be known of a session before the program has used it. Costs a few milliseconds. */
    Map<SessionItem, String> readAll() throws SQLException;

    /** What a session is compared by each time: of these, those that the server has. */
    Set<SessionItem> watched();

    /** The values now; null for what is not set, not held or not there. Costs one query, and one more for some kinds. */
    Map<SessionItem, @Nullable String> read(Set<SessionItem> items) throws SQLException;
}
