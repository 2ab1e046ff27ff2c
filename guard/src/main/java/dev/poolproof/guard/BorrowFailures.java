package dev.poolproof.guard;

import dev.poolproof.guard.snapshot.BorrowFailure;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Tells why a borrow failed from what the pool threw. */
final class BorrowFailures {

    private BorrowFailures() {}

    /**
     * The deepest reason that is known. A pool that waits in vain reports a timeout with the server's refusal as its cause:
     * then the refusal is the reason, the timeout its symptom.
     */
    static BorrowFailure classify(Throwable failure) {
        List<Throwable> chain = withCauses(failure);
        if (any(chain, BorrowFailures::isTooManyConnections)) {
            return BorrowFailure.TOO_MANY_CONNECTIONS;
        }
        if (any(chain, BorrowFailures::isPoolClosed)) {
            return BorrowFailure.POOL_CLOSED;
        }
        if (any(chain, BorrowFailures::isUnreachable)) {
            return BorrowFailure.DATABASE_UNREACHABLE;
        }
        return isTimeout(failure) || any(chain, BorrowFailures::isPoolEmpty)
                ? BorrowFailure.ACQUIRE_TIMEOUT
                : BorrowFailure.OTHER;
    }

    /** The failure, its causes and the exceptions chained to it; each once, as a chain may lead back into itself. */
    static List<Throwable> withCauses(Throwable failure) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Throwable> chain = new ArrayList<>();
        Deque<Throwable> ahead = new ArrayDeque<>(List.of(failure));
        while (!ahead.isEmpty()) {
            Throwable current = ahead.remove();
            if (seen.add(current)) {
                chain.add(current);
                addIfPresent(ahead, current.getCause());
                addIfPresent(ahead, current instanceof SQLException sql ? sql.getNextException() : null);
            }
        }
        return chain;
    }

    private static void addIfPresent(Deque<Throwable> ahead, @Nullable Throwable next) {
        if (next != null) {
            ahead.add(next);
        }
    }

    private static boolean any(List<Throwable> chain, Predicate<Throwable> property) {
        return chain.stream().anyMatch(property);
    }

    private static boolean isTooManyConnections(Throwable failure) {
        if (!(failure instanceof SQLException sql)) {
            return false;
        }
        return switch (sql.getErrorCode()) {
            // MySQL and MariaDB: max_connections, max_user_connections, the account's own limit.
            case 1040, 1203, 1226 -> true;
            // PostgreSQL gives no numbers: too_many_connections.
            default -> "53300".equals(sql.getSQLState());
        };
    }

    /** No standard tells this case; The pools that the guard can ask all say it in one of these forms. */
    private static boolean isPoolClosed(Throwable failure) {
        String message = failure.getMessage();
        if (message == null || !(failure instanceof SQLException || failure instanceof IllegalStateException)) {
            return false;
        }
        String text = message.toLowerCase(Locale.ROOT);
        return text.contains("has been closed")
                || text.contains("pool closed")
                || text.contains("data source is closed")
                || text.contains("pool is closed")
                || text.contains("datasource already closed");
    }

    private static boolean isUnreachable(Throwable failure) {
        if (failure instanceof SQLException sql && sql.getSQLState() != null) {
            // Class 08 is "connection exception"; 08004 is the server's own refusal, so it did answer.
            return sql.getSQLState().startsWith("08") && !sql.getSQLState().equals("08004");
        }
        return failure instanceof IOException;
    }

    private static boolean isTimeout(Throwable failure) {
        return failure instanceof SQLTransientConnectionException || failure instanceof SQLTimeoutException;
    }

    /** Pools that have no exception of their own for it: DBCP2 2.14, Tomcat 11, Agroal 3.2, c3p0 0.14, Druid 1.2, in this order. */
    private static boolean isPoolEmpty(Throwable failure) {
        String message = failure.getMessage();
        return message != null
                && (message.contains("Timeout waiting for idle object")
                        || message.contains("Timeout: Pool empty")
                        || message.contains("acquisition timeout")
                        || message.contains("checkout a Connection has timed out")
                        || message.startsWith("wait millis "));
    }
}
