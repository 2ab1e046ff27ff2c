package dev.poolproof.reports.verdict;

import dev.poolproof.reports.record.GuardEvidence;
import dev.poolproof.reports.record.GuardEvidence.Gauges;
import dev.poolproof.reports.record.GuardEvidence.Pool;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What became of one pool between baseline and end.
 *
 * @param after the pool at the end
 * @param before the same pool at the baseline, null if there was none yet
 */
record PoolChange(Pool after, @Nullable Pool before) {

    static List<PoolChange> between(@Nullable GuardEvidence before, @Nullable GuardEvidence after) {
        if (after == null) {
            return List.of();
        }
        Map<Long, Pool> known = before == null
                ? Map.of()
                : before.pools().stream()
                        .collect(Collectors.toMap(Pool::id, Function.identity(), (first, same) -> first));
        return after.pools().stream()
                .map(pool -> new PoolChange(pool, known.get(pool.id())))
                .toList();
    }

    boolean isLive() {
        return after.closedAtEpochMillis() == null;
    }

    /** Connections that were out at the baseline. */
    long outBefore() {
        return before == null ? 0 : before.borrows() - before.returns();
    }

    /** Connections that are out and were not at the baseline; negative if some came back. */
    long outMore() {
        return after.borrows() - after.returns() - outBefore();
    }

    /** Borrows since the baseline. */
    long borrowsMore() {
        return after.borrows() - (before == null ? 0 : before.borrows());
    }

    /** Whether every connection it may open is in use. */
    boolean isFullyOut() {
        Gauges gauges = after.gauges();
        return gauges != null && gauges.maximum() > 0 && gauges.active() >= gauges.maximum();
    }

    /** The most connections it may open, 0 where it cannot be asked. */
    int maximum() {
        Gauges gauges = after.gauges();
        return gauges == null ? 0 : gauges.maximum();
    }

    /** Threads that wait for one of its connections. */
    int pending() {
        Gauges gauges = after.gauges();
        return gauges == null ? 0 : gauges.pending();
    }

    /** Failed borrows since the baseline, by kind, without those that did not rise. */
    Map<String, Long> failedBorrows() {
        return risen(before == null ? Map.of() : before.failedBorrows(), after.failedBorrows());
    }

    /** Borrows refused because it was closed, since the baseline, by route, without those that did not rise. */
    Map<String, Long> refusedAfterClose() {
        return risen(before == null ? Map.of() : before.refusedAfterClose(), after.refusedAfterClose());
    }

    private static Map<String, Long> risen(Map<String, Long> before, Map<String, Long> after) {
        Map<String, Long> risen = new TreeMap<>();
        after.forEach((key, count) -> {
            long more = count - before.getOrDefault(key, 0L);
            if (more > 0) {
                risen.put(key, more);
            }
        });
        return risen;
    }
}
