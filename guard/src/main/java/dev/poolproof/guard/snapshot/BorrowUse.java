package dev.poolproof.guard.snapshot;

import org.jspecify.annotations.Nullable;

/**
 * What was done with a borrowed connection.
 *
 * @param operations statements executed on it, commits and rollbacks included
 * @param lastOperation what was called last, for example {@code PreparedStatement.executeQuery}; null where nothing was.
 *     Never the SQL: it may hold what nobody should read
 * @param lastUse the line that called it, null where its path was not taken
 * @param lastUsedAtEpochMillis when it was called, null where nothing was
 * @param lastFailure binary name of the class of what the last operation threw, null where it threw nothing
 * @param openStatements statements made on it that are still open
 * @param usesAfterRequest operations after the request that borrowed it had ended
 */
public record BorrowUse(
        long operations,
        @Nullable String lastOperation,
        @Nullable Site lastUse,
        @Nullable Long lastUsedAtEpochMillis,
        @Nullable String lastFailure,
        int openStatements,
        long usesAfterRequest) {

    /** Nothing was done with it. */
    public static final BorrowUse NONE = new BorrowUse(0, null, null, null, null, 0, 0);
}
