package dev.poolproof.guard;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Counts equal things together, and no more than {@link #MAX_GROUPS} different ones: a program may make each a little
 * different. Thread-safe.
 */
final class GroupedCounts<K> {

    static final int MAX_GROUPS = 500;

    private final ConcurrentMap<K, LongAdder> groups = new ConcurrentHashMap<>();

    /** Counts it; as the coarser thing where there are too many already, and not at all where even that is new. */
    void count(K exact, K coarser) {
        LongAdder group = groups.get(exact);
        if (group == null) {
            group = admitted(exact, coarser);
        }
        if (group != null) {
            group.increment();
        }
    }

    private @Nullable LongAdder admitted(K exact, K coarser) {
        if (groups.size() < MAX_GROUPS) {
            return groups.computeIfAbsent(exact, first -> new LongAdder());
        }
        return groups.size() < 2 * MAX_GROUPS
                ? groups.computeIfAbsent(coarser, first -> new LongAdder())
                : groups.get(coarser);
    }

    /** Each thing with its count. */
    <R> List<R> facts(BiFunction<K, Long, R> fact) {
        return groups.entrySet().stream()
                .map(group -> fact.apply(group.getKey(), group.getValue().sum()))
                .toList();
    }
}
