package dev.poolproof.guard;

import dev.poolproof.guard.snapshot.LateReturn;
import java.util.Comparator;
import java.util.List;

/** The borrows that came back late. Thread-safe. */
final class LateReturns {

    private static final Comparator<LateReturn> LONGEST_FIRST =
            Comparator.comparingLong(LateReturn::heldMillis).reversed().thenComparing(LateReturn::toString);

    private static final class Group {
        private long count;
        private long afterRequest;
        private long heldMillis;
        private long busyMillis;
        private long maxHeldMillis;
        private long lastAtMillis;

        synchronized void add(long held, long busy, boolean requestWasOver, long nowMillis) {
            count++;
            afterRequest += requestWasOver ? 1 : 0;
            heldMillis += held;
            busyMillis += busy;
            maxHeldMillis = Math.max(maxHeldMillis, held);
            lastAtMillis = Math.max(lastAtMillis, nowMillis);
        }

        synchronized LateReturn fact(BorrowOrigin origin, CoarseClock clock) {
            return new LateReturn(
                    origin.pool(),
                    origin.tenant(),
                    origin.route(),
                    origin.site(),
                    count,
                    afterRequest,
                    heldMillis,
                    busyMillis,
                    maxHeldMillis,
                    clock.epochMillis(lastAtMillis));
        }
    }

    private final CoarseClock clock;
    private final LineGroups<BorrowOrigin, Group> groups;

    LateReturns(CoarseClock clock) {
        this.clock = clock;
        groups = new LineGroups<>(clock, Group::new);
    }

    void count(Borrow borrow, long heldMillis) {
        Group group = groups.of(borrow, borrow::origin);
        if (group != null) {
            group.add(heldMillis, borrow.busyMillis(), borrow.isAfterRequest(), clock.millis());
        }
    }

    List<LateReturn> facts() {
        return groups.facts((origin, group) -> group.fact(origin, clock)).stream()
                .sorted(LONGEST_FIRST)
                .toList();
    }
}
