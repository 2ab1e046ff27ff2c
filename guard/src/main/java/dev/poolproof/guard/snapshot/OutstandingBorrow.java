package dev.poolproof.guard.snapshot;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A connection that was borrowed and has not come back.
 *
 * @param pool name of the pool
 * @param poolId id of the pool
 * @param tenant for whom it was borrowed, null where unknown
 * @param route the route that borrowed it, null outside any
 * @param borrowedAtEpochMillis when it was handed out
 * @param thread name of the thread that borrowed it
 * @param site the line that borrowed it
 * @param stack the application's frames of the borrow, innermost first
 * @param requestEnded whether the request that borrowed it has ended: then nobody is left to give it back
 */
public record OutstandingBorrow(
        String pool,
        long poolId,
        @Nullable String tenant,
        @Nullable String route,
        long borrowedAtEpochMillis,
        String thread,
        Site site,
        List<Site> stack,
        boolean requestEnded) {

    public OutstandingBorrow {
        stack = List.copyOf(stack);
    }
}
