package dev.poolproof.guard.junit;

import dev.poolproof.guard.Guard;
import dev.poolproof.guard.snapshot.GuardSnapshot;
import dev.poolproof.guard.snapshot.OutstandingBorrow;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * The connections that were out at one moment, of all guards of the process.
 *
 * @param borrows what was out
 * @param pools how many pools those guards had seen by then, closed ones included
 */
record Outstanding(List<Out> borrows, long pools) {

    /** The moment of a borrow is told to within a few milliseconds, another few each time it is asked for. */
    private static final long SAME_MOMENT_MILLIS = 50;

    /** Ids of pools are unique within a guard. */
    record Out(Guard guard, OutstandingBorrow borrow) {

        private boolean isTheSameAs(Out other) {
            return guard == other.guard
                    && borrow.poolId() == other.borrow.poolId()
                    && borrow.thread().equals(other.borrow.thread())
                    && (isInferred(other) || borrow.site().equals(other.borrow.site()))
                    && Math.abs(borrow.borrowedAtEpochMillis() - other.borrow.borrowedAtEpochMillis())
                            <= SAME_MOMENT_MILLIS;
        }

        /** What is inferred may be told otherwise the next time. */
        private boolean isInferred(Out other) {
            return borrow.siteInferred() || other.borrow.siteInferred();
        }
    }

    Outstanding {
        borrows = List.copyOf(borrows);
    }

    static Outstanding now() {
        List<Out> borrows = new ArrayList<>();
        long pools = 0;
        for (Guard guard : Guard.inUse()) {
            GuardSnapshot snapshot = guard.snapshot();
            snapshot.outstanding().forEach(borrow -> borrows.add(new Out(guard, borrow)));
            pools += snapshot.totals().poolsCreated();
        }
        return new Outstanding(borrows, pools);
    }

    /** Those that were not out earlier. */
    List<Out> butNot(List<Out> earlier) {
        List<Out> known = new ArrayList<>(earlier);
        return borrows.stream().filter(out -> !removeOne(known, out)).toList();
    }

    private static boolean removeOne(List<Out> known, Out wanted) {
        for (Iterator<Out> each = known.iterator(); each.hasNext(); ) {
            if (each.next().isTheSameAs(wanted)) {
                each.remove();
                return true;
            }
        }
        return false;
    }
}
