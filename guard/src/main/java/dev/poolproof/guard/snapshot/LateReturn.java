package dev.poolproof.guard.snapshot;

import org.jspecify.annotations.Nullable;

/**
 * Borrows of one line that came back late, counted: held for {@link #LATE_MILLIS} or longer, or given back after their
 * request had ended.
 *
 * @param pool name of the pool
 * @param tenant for whom they were borrowed, null where unknown
 * @param route the route that borrowed them, null outside any
 * @param site the line that borrowed them
 * @param count how many
 * @param afterRequest of them, those given back after their request had ended
 * @param heldMillis how long they were held, all together
 * @param busyMillis of that, how long the server worked for them: statements, commits and rollbacks
 * @param maxHeldMillis the longest hold
 * @param lastAtEpochMillis when the last of them came back
 */
public record LateReturn(
        String pool,
        @Nullable String tenant,
        @Nullable String route,
        Site site,
        long count,
        long afterRequest,
        long heldMillis,
        long busyMillis,
        long maxHeldMillis,
        long lastAtEpochMillis) {

    /** A borrow held at least this long is late. */
    public static final long LATE_MILLIS = 200;
}
