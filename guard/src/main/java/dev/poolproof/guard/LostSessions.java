package dev.poolproof.guard;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Tells from what a driver threw whether the session behind a connection was lost. */
final class LostSessions {

    /** "Connection does not exist": the program used what it, or the pool, had closed before. */
    private static final String CONNECTION_DOES_NOT_EXIST = "08003";

    private LostSessions() {}

    static boolean tells(Throwable failure) {
        return BorrowFailures.withCauses(failure).stream()
                .anyMatch(cause -> cause instanceof SQLException sql && tells(sql));
    }

    private static boolean tells(SQLException failure) {
        return switch (failure.getErrorCode()) {
            // MariaDB: killed; MySQL since 8.0.24: idle for longer than wait_timeout. Neither uses class 08.
            case 1927, 4031 -> true;
            default -> isConnectionException(failure.getSQLState());
        };
    }

    private static boolean isConnectionException(@Nullable String state) {
        return state != null && state.startsWith("08") && !state.equals(CONNECTION_DOES_NOT_EXIST);
    }
}
