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
 * @param borrowedAtEpochMillis when it was handed out, to within a tick of the guard's clock
 * @param thread name of the thread that borrowed it
 * @param site the line that borrowed it
 * @param stack the application's frames of the borrow, innermost first
 * @param siteInferred whether the path of this very borrow was not taken, and {@code site} is the line from which the same
 *     route borrows of this pool otherwise; {@code stack} holds that line alone then
 * @param requestEnded whether the request that borrowed it has ended: then nobody is left to give it back
 * @param requestFailure binary name of the class of what the request failed with, null where it did not fail or the guard
 *     was not told
 * @param otherThread whether it was borrowed for a request by another thread than the one that serves it
 * @param borrowedAgain the line at which the same request borrowed from the same pool once more while this one was out,
 *     null where it did not
 * @param use what was done with it
 * @param owner the thread that borrowed it, as it is now
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
        boolean siteInferred,
        boolean requestEnded,
        @Nullable String requestFailure,
        boolean otherThread,
        @Nullable Site borrowedAgain,
        BorrowUse use,
        OwnerFacts owner) {

    public OutstandingBorrow {
        stack = List.copyOf(stack);
    }
}
