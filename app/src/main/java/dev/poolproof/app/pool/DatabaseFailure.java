package dev.poolproof.app.pool;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Why a request got no connection, or lost the one it had. */
public enum DatabaseFailure {
    /** The server refused another session: at its own limit or at the account's. */
    TOO_MANY_CONNECTIONS,
    /** The pool had been closed. */
    POOL_CLOSED,
    /** The pool was empty and stayed so for its acquire timeout. */
    ACQUIRE_TIMEOUT,
    /** The server did not answer, or the session broke. */
    DATABASE_UNREACHABLE;

    /** MySQL and MariaDB: max_connections, max_user_connections, the account's own limit. */
    private static final List<Integer> TOO_MANY = List.of(1040, 1203, 1226);

    /** How clients know it, for example {@code acquire-timeout}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Recognises the deepest known reason in an exception and its causes. A pool that waits in vain reports a timeout
     * with the server's refusal as its cause: then the refusal is the reason.
     *
     * @return empty if the failure has nothing to do with getting or keeping a connection
     */
    public static Optional<DatabaseFailure> of(Throwable failure) {
        if (isAny(failure, cause -> cause instanceof SQLException sql && TOO_MANY.contains(sql.getErrorCode()))) {
            return Optional.of(TOO_MANY_CONNECTIONS);
        }
        if (isAny(failure, DatabaseFailure::isClosedPool)) {
            return Optional.of(POOL_CLOSED);
        }
        if (isAny(failure, DatabaseFailure::isBrokenSession)) {
            return Optional.of(DATABASE_UNREACHABLE);
        }
        return isAny(failure, DatabaseFailure::isVainWait) ? Optional.of(ACQUIRE_TIMEOUT) : Optional.empty();
    }

    private static boolean isAny(Throwable failure, Predicate<Throwable> reason) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(reason);
    }

    /** HikariCP has no type for this, only the text. */
    private static boolean isClosedPool(Throwable failure) {
        String message = failure.getMessage();
        return failure instanceof SQLException
                && message != null
                && message.startsWith("HikariDataSource")
                && message.endsWith("has been closed.");
    }

    /** SQLState class 08 is "connection exception"; HikariCP copies it onto its own timeouts, whose causes then tell. */
    private static boolean isBrokenSession(Throwable failure) {
        if (failure instanceof SQLTimeoutException) {
            return true;
        }
        if (failure instanceof SQLException sql && !(failure instanceof SQLTransientConnectionException)) {
            return sql.getSQLState() != null && sql.getSQLState().startsWith("08");
        }
        return failure instanceof IOException;
    }

    /** A wait is cut short when the service ends. */
    private static boolean isVainWait(Throwable failure) {
        return failure instanceof SQLTransientConnectionException || failure instanceof InterruptedException;
    }
}
