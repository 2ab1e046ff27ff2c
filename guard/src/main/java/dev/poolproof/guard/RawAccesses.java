package dev.poolproof.guard;

import dev.poolproof.guard.snapshot.RawAccess;
import dev.poolproof.guard.snapshot.Site;
import java.util.Comparator;
import java.util.List;

/** Where the program took the driver's own connection. Thread-safe. */
final class RawAccesses {

    private static final Comparator<RawAccess> MOST_FREQUENT_FIRST =
            Comparator.comparingLong(RawAccess::count).reversed().thenComparing(RawAccess::toString);

    private final GroupedCounts<RawAccess> counts = new GroupedCounts<>();

    void count(Class<?> type, BorrowOrigin borrow, Site site) {
        counts.count(
                new RawAccess(type.getName(), borrow.pool(), borrow.tenant(), borrow.route(), site, 0),
                new RawAccess(type.getName(), borrow.pool(), null, borrow.route(), site, 0));
    }

    List<RawAccess> facts() {
        return counts
                .facts((access, count) -> new RawAccess(
                        access.type(), access.pool(), access.tenant(), access.route(), access.site(), count))
                .stream()
                .sorted(MOST_FREQUENT_FIRST)
                .toList();
    }
}
