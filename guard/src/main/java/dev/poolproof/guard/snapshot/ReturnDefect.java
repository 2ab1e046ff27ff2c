package dev.poolproof.guard.snapshot;

import org.jspecify.annotations.Nullable;

/**
 * Connections that came back in another state than they were lent in, counted.
 *
 * @param kind what is wrong with them
 * @param detail what exactly, for example a variable's name and its values, a lock's or a table's name; empty where there is
 *     nothing to add. Of a user's variable never the value
 * @param pool name of the pool
 * @param tenant for whom they were borrowed, null where unknown
 * @param route the route that borrowed them, null outside any
 * @param site the line that borrowed them
 * @param leftBy the line that brought them into this state, null where unknown; for what was done with the driver's own
 *     connection, which nobody sees, the line that took that
 * @param count how many
 */
public record ReturnDefect(
        Kind kind,
        String detail,
        String pool,
        @Nullable String tenant,
        @Nullable String route,
        Site site,
        @Nullable Site leftBy,
        long count) {

    /** What can be wrong with a connection that comes back. */
    public enum Kind {
        /** A transaction is still open on it. */
        OPEN_TRANSACTION,
        /** A session variable has another value than when it was lent. */
        SESSION_VARIABLE,
        /** It holds a named lock. */
        NAMED_LOCK,
        /** It holds table locks. */
        TABLE_LOCK,
        /** It has temporary tables. */
        TEMPORARY_TABLE,
        /**
         * Statements made on the driver's own connection were not closed. Those made through the pool it closes itself, or
         * the session's end does: they are no defect.
         */
        OPEN_STATEMENT,
        /** The session behind it was closed by the program, past the pool. */
        RAW_CLOSED,
        /** The session behind it was lost while it was lent, or before: the server or the network ended it. */
        SESSION_LOST
    }
}
