package dev.poolproof.guard;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks for connections that seem to be leaked, so that whoever borrows on the same route, or outside requests of the same
 * pool, has its path taken in any case: a leak that happens again is known to the line.
 */
final class Suspicion implements CoarseClock.Patrol {

    /** Outside requests nobody says when a connection should have come back. */
    static final long LONG_HELD_MILLIS = 1_000;

    private final Census census;
    private final Routes routes;

    Suspicion(Census census, Routes routes) {
        this.census = census;
        this.routes = routes;
    }

    @Override
    public void goRound(long nowMillis) {
        Set<RouteLedger> suspected = new HashSet<>();
        for (PoolLedger pool : census.told()) {
            boolean[] longHeld = new boolean[1];
            pool.slots().forEachOut(slot -> {
                SeenBorrow seen = SeenBorrow.in(slot);
                Borrow borrow = seen == null ? null : seen.borrow();
                RequestScope scope = borrow == null ? null : borrow.scope();
                if (scope != null && scope.isOver()) {
                    suspected.add(scope.routeLedger());
                }
                longHeld[0] |= isLongHeldOutsideRequests(borrow, nowMillis);
            });
            pool.suspect(longHeld[0]);
        }
        routes.suspectOnly(suspected);
    }

    private static boolean isLongHeldOutsideRequests(@Nullable Borrow borrow, long nowMillis) {
        return borrow != null && borrow.scope() == null && nowMillis - borrow.borrowedAtMillis() >= LONG_HELD_MILLIS;
    }
}
