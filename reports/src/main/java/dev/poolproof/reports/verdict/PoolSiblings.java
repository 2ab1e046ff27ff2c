package dev.poolproof.reports.verdict;

import dev.poolproof.reports.record.GuardEvidence.Pool;
import dev.poolproof.reports.record.GuardEvidence.Site;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The pools that one line made for one tenant and one database in one instance, oldest first. Two that were made together are a race: both
 * threads found none. One that was made later, after which the older was used no more, replaced it.
 *
 * @param createdBy the line
 * @param pools the pools, closed ones included
 */
record PoolSiblings(Site createdBy, List<Pool> pools) {

    /** A race lasts as long as making a pool does. */
    private static final long SURELY_TOGETHER_MILLIS = 500;

    private static final long PERHAPS_TOGETHER_MILLIS = 2_000;

    /** Served so many before the next one was made: then it had its time, and was not made in the same moment. */
    private static final long SERVED_ITS_TIME = 5;

    /** Requests that borrowed before the next pool was made may still borrow after that. */
    private static final long IN_FLIGHT_MILLIS = 1_000;

    /** Pools that serve fewer requests each on average are made for one request. */
    private static final double MADE_TO_LAST = 2;

    PoolSiblings {
        pools = List.copyOf(pools);
    }

    /** All families of two or more whose tenant or database is known, and whose pools are made to last. */
    static List<PoolSiblings> of(Facts facts) {
        Map<List<String>, List<Pool>> families = facts.pools().stream()
                .map(PoolChange::after)
                .filter(pool -> pool.tenant() != null || pool.target() != null)
                .sorted(Comparator.comparingLong(Pool::createdAtEpochMillis).thenComparing(Pool::id))
                .collect(Collectors.groupingBy(
                        pool -> List.of(
                                pool.createdBy().toString(),
                                String.valueOf(pool.tenant()),
                                String.valueOf(pool.target()),
                                String.valueOf(pool.instance())),
                        LinkedHashMap::new,
                        Collectors.toList()));
        return families.values().stream()
                .filter(pools -> pools.size() > 1 && madeToLast(pools))
                .map(pools -> new PoolSiblings(pools.get(0).createdBy(), pools))
                .toList();
    }

    /** Whether these serve many requests each; the guard of an earlier version did not count them. */
    static boolean madeToLast(List<Pool> pools) {
        return pools.stream().mapToLong(Pool::requests).average().orElse(0) > MADE_TO_LAST;
    }

    /** Open pools that a newer one has replaced: unused since that was made, while the newer one is used. */
    List<Pool> replaced() {
        List<Pool> replaced = new ArrayList<>();
        for (int i = 0; i < pools.size() - 1; i++) {
            Pool older = pools.get(i);
            Pool newer = pools.get(i + 1);
            if (isOpen(older) && isUsed(newer) && !together(older, newer) && unusedSince(older, newer)) {
                replaced.add(older);
            }
        }
        return replaced;
    }

    /** Open pools made together with another one that is used in their stead. */
    List<Pool> doubled() {
        List<Pool> doubled = new ArrayList<>();
        for (int i = 0; i < pools.size() - 1; i++) {
            Pool one = pools.get(i);
            Pool other = pools.get(i + 1);
            if (isOpen(one) && isOpen(other) && together(one, other)) {
                Stream.of(unreachable(one, other), unreachable(other, one))
                        .filter(pool -> pool != null && !doubled.contains(pool))
                        .limit(1)
                        .forEach(doubled::add);
            }
        }
        return doubled;
    }

    private static boolean together(Pool older, Pool newer) {
        long apart = newer.createdAtEpochMillis() - older.createdAtEpochMillis();
        boolean hadItsTime = older.requests() >= SERVED_ITS_TIME && unusedSince(older, newer);
        return apart <= SURELY_TOGETHER_MILLIS || (apart <= PERHAPS_TOGETHER_MILLIS && !hadItsTime);
    }

    /** The first, if it was used no more in the second half of the time in which the second one was. */
    private static @Nullable Pool unreachable(Pool one, Pool other) {
        Long last = other.lastBorrowAtEpochMillis();
        if (last == null || other.requests() <= MADE_TO_LAST) {
            return null;
        }
        long halfTime = (Math.max(one.createdAtEpochMillis(), other.createdAtEpochMillis()) + last) / 2;
        Long used = one.lastBorrowAtEpochMillis();
        boolean never = used == null && one.borrows() == 0;
        return never || (used != null && used < halfTime) ? one : null;
    }

    private static boolean unusedSince(Pool older, Pool newer) {
        Long last = older.lastBorrowAtEpochMillis();
        return last == null ? older.borrows() == 0 : last <= newer.createdAtEpochMillis() + IN_FLIGHT_MILLIS;
    }

    private static boolean isOpen(Pool pool) {
        return pool.closedAtEpochMillis() == null;
    }

    private static boolean isUsed(Pool pool) {
        return pool.borrows() > 0;
    }
}
