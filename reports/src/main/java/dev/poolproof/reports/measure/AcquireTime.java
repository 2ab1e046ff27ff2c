package dev.poolproof.reports.measure;

import dev.poolproof.reports.record.Acquires;
import dev.poolproof.reports.record.Evidence;
import dev.poolproof.reports.record.RunRecord;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How long borrowers waited for a connection between baseline and end, over all pools, as the pools' own metrics say; who gave up
 * counts as long as he waited.
 *
 * <p>The metrics count in buckets: a percentile is the upper bound of the bucket it lies in, so never too small, and at most a third
 * too large. What was waited in a pool that was closed meanwhile is lost with its metrics; then nobody knows.
 *
 * @param borrows how many waited, however shortly
 * @param p50Millis at most this long waited half of them
 * @param p95Millis at most this long waited 95 %
 * @param p99Millis at most this long waited 99 %
 */
record AcquireTime(long borrows, double p50Millis, double p95Millis, double p99Millis) {

    private static final double MILLIS = 1_000;

    /** The times of a run; empty where the metrics are missing, a pool was closed, or nobody borrowed. */
    static Optional<AcquireTime> of(RunRecord run) {
        @Nullable Map<String, Acquires> before = byPool(run.baseline());
        @Nullable Map<String, Acquires> after = byPool(run.end());
        if (before == null || after == null || !after.keySet().containsAll(before.keySet())) {
            return Optional.empty();
        }
        NavigableMap<Double, Long> during = new TreeMap<>();
        after.values().forEach(pool -> add(during, pool, 1));
        before.values().forEach(pool -> add(during, pool, -1));
        long borrows = during.values().stream().mapToLong(Long::longValue).sum();
        boolean madeAnew = during.values().stream().anyMatch(count -> count < 0);
        if (madeAnew || borrows == 0) {
            return Optional.empty();
        }
        return Optional.of(new AcquireTime(
                borrows, quantile(during, borrows, 50), quantile(during, borrows, 95), quantile(during, borrows, 99)));
    }

    private static @Nullable Map<String, Acquires> byPool(@Nullable Evidence evidence) {
        List<Acquires> acquires = evidence == null ? null : evidence.acquires();
        if (acquires == null) {
            return null;
        }
        Map<String, Acquires> byPool = new HashMap<>();
        acquires.forEach(pool -> byPool.put(pool.pool(), pool));
        return byPool;
    }

    private static void add(Map<Double, Long> counts, Acquires pool, int sign) {
        pool.buckets().forEach((bound, count) -> counts.merge(seconds(bound), sign * count, Long::sum));
    }

    private static double seconds(String bound) {
        return bound.equals(Acquires.UNBOUNDED) ? Double.POSITIVE_INFINITY : Double.parseDouble(bound);
    }

    private static double quantile(NavigableMap<Double, Long> counts, long all, int percent) {
        long wanted = Math.max(1, (long) Math.ceil(all * percent / 100.0));
        long seen = 0;
        double bound = 0;
        for (Map.Entry<Double, Long> bucket : counts.entrySet()) {
            seen += bucket.getValue();
            // Who waited longer than any bound waited at least that long.
            bound = Double.isInfinite(bucket.getKey()) ? bound : bucket.getKey();
            if (seen >= wanted) {
                break;
            }
        }
        return bound * MILLIS;
    }
}
