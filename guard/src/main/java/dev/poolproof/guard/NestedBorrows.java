package dev.poolproof.guard;

import dev.poolproof.guard.site.CallPath;
import dev.poolproof.guard.snapshot.NestedBorrow;
import dev.poolproof.guard.snapshot.Site;
import java.util.Comparator;
import java.util.List;

/** Who holds a connection of a pool and asks the same pool for another. Thread-safe. */
final class NestedBorrows {

    private static final Comparator<NestedBorrow> MOST_FREQUENT_FIRST =
            Comparator.comparingLong(NestedBorrow::count).reversed().thenComparing(NestedBorrow::toString);

    private record Lines(BorrowOrigin outer, Site inner) {}

    /** Those who hold at one line and ask at another. */
    static final class Group {
        private long count;
        private long refused;
        private int waiting;
        private int maxWaiting;
        private boolean lockstep;

        synchronized void begin() {
            count++;
            waiting++;
            maxWaiting = Math.max(maxWaiting, waiting);
        }

        synchronized void end(boolean served) {
            waiting--;
            refused += served ? 0 : 1;
        }

        synchronized void locked() {
            lockstep = true;
        }

        private synchronized NestedBorrow fact(Lines lines) {
            BorrowOrigin outer = lines.outer();
            return new NestedBorrow(
                    outer.pool(),
                    outer.tenant(),
                    outer.route(),
                    outer.site(),
                    lines.inner(),
                    count,
                    refused,
                    maxWaiting,
                    lockstep);
        }
    }

    private final LineGroups<Lines, Group> groups;

    NestedBorrows(CoarseClock clock) {
        groups = new LineGroups<>(clock, Group::new);
    }

    /** The group of who holds the one and asks here; one that is told nowhere where there are too many. */
    Group of(Borrow outer, CallPath inner) {
        Group group = groups.of(outer, () -> new Lines(outer.origin(), inner.site()));
        return group == null ? new Group() : group;
    }

    List<NestedBorrow> facts() {
        return groups.facts((lines, group) -> group.fact(lines)).stream()
                .sorted(MOST_FREQUENT_FIRST)
                .toList();
    }
}
