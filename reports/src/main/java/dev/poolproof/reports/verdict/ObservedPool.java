package dev.poolproof.reports.verdict;

import dev.poolproof.reports.record.PoolEvidence;
import dev.poolproof.reports.record.PoolEvidence.Pool;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What became of one pool between baseline and end, as a source of pool evidence tells it.
 *
 * @param source the source
 * @param after the pool at the end
 * @param before the same pool at the baseline, null if there was none yet
 */
record ObservedPool(String source, Pool after, @Nullable Pool before) {

    /** Metrics write a process's start as a fraction of seconds. */
    private static final long SAME_START_MILLIS = 1;

    /** The pools of every source that answered at the end; of several that speak of one process, those of the one that knows most. */
    static List<ObservedPool> between(@Nullable List<PoolEvidence> before, @Nullable List<PoolEvidence> after) {
        List<ObservedPool> pools = new ArrayList<>();
        for (PoolEvidence source : eachProcessOnce(after == null ? List.of() : after)) {
            for (Pool pool : pools(source)) {
                pools.add(new ObservedPool(source.source(), pool, find(before, source.source(), pool.name())));
            }
        }
        return pools;
    }

    private static List<PoolEvidence> eachProcessOnce(List<PoolEvidence> sources) {
        List<PoolEvidence> processes = new ArrayList<>();
        for (PoolEvidence source : sources) {
            PoolEvidence known = processes.stream()
                    .filter(other -> areOne(other, source))
                    .findFirst()
                    .orElse(null);
            if (known == null) {
                processes.add(source);
            } else if (pools(source).size() > pools(known).size()) {
                processes.set(processes.indexOf(known), source);
            }
        }
        return processes;
    }

    private static boolean areOne(PoolEvidence one, PoolEvidence other) {
        Long started = one.startedAtEpochMillis();
        Long otherStarted = other.startedAtEpochMillis();
        return started != null && otherStarted != null && Math.abs(started - otherStarted) <= SAME_START_MILLIS;
    }

    private static @Nullable Pool find(@Nullable List<PoolEvidence> sources, String source, String name) {
        return sources == null
                ? null
                : sources.stream()
                        .filter(known -> known.source().equals(source))
                        .flatMap(known -> pools(known).stream())
                        .filter(pool -> pool.name().equals(name))
                        .findFirst()
                        .orElse(null);
    }

    private static List<Pool> pools(PoolEvidence source) {
        List<Pool> pools = source.pools();
        return pools == null ? List.of() : pools;
    }

    /** Connections in use at the end beyond the most that were at the baseline. */
    long outMore() {
        return Math.max(0, out() - number(before == null ? null : before.activeMost()));
    }

    /** Connections in use at the end. */
    long out() {
        return number(after.active());
    }

    /**
     * Whether all it may open was in use at the baseline already and still is, and borrows timed out: then the load could not take
     * anything more from it.
     */
    boolean wasDrainedBefore() {
        return before != null && isFullyOut() && number(before.active()) >= maximum() && timeouts() > 0;
    }

    /** Whether every connection it may open is in use. */
    boolean isFullyOut() {
        return maximum() > 0 && out() >= maximum();
    }

    /** The most connections it may open, 0 where nobody knows. */
    long maximum() {
        return number(after.maximum());
    }

    /** Threads that wait for one of its connections. */
    long pending() {
        return number(after.pending());
    }

    /** Borrows that timed out since the baseline. */
    long timeouts() {
        return Math.max(0, number(after.timeouts()) - number(before == null ? null : before.timeouts()));
    }

    /** Whether it says how many of its connections are in use. */
    boolean tellsUse() {
        return after.active() != null;
    }

    private static long number(@Nullable Long figure) {
        return Objects.requireNonNullElse(figure, 0L);
    }
}
