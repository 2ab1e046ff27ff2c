package dev.poolproof.guard;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Borrows of one kind, grouped by the lines they come from, in at most {@link #MAX_GROUPS} groups. Thread-safe.
 *
 * <p>To turn a path into lines takes tens of microseconds. Where it happens more than {@link #LINES_PER_SECOND} times a
 * second, the rest is counted with the last of the same pool, tenant and route.
 *
 * @param <K> whose borrows, and from which lines
 * @param <V> what is counted of a group
 */
final class LineGroups<K, V> {

    static final int MAX_GROUPS = 500;
    static final int LINES_PER_SECOND = 200;

    private record Owner(
            String pool, @Nullable String tenant, @Nullable String route) {}

    private final ConcurrentMap<K, V> groups = new ConcurrentHashMap<>();
    private final ConcurrentMap<Owner, V> latest = new ConcurrentHashMap<>();
    private final Supplier<V> empty;
    private final CoarseClock clock;
    private final PathBudget lines;

    /** @param empty makes what is counted of a group that is new */
    LineGroups(CoarseClock clock, Supplier<V> empty) {
        this.clock = clock;
        this.empty = empty;
        lines = new PathBudget(LINES_PER_SECOND, clock.millis());
    }

    /**
     * The group that the borrow belongs to; null where there are too many already.
     *
     * @param key turns paths into lines
     */
    @Nullable
    V of(Borrow borrow, Supplier<K> key) {
        Owner owner = new Owner(borrow.pool().labels().name(), borrow.tenant(), borrow.route());
        V known = latest.get(owner);
        if (known != null && !lines.allows(clock.millis(), false)) {
            return known;
        }
        V group = named(key.get());
        if (group == null) {
            return known;
        }
        if (group != known && (known != null || latest.size() < MAX_GROUPS)) {
            latest.put(owner, group);
        }
        return group;
    }

    private @Nullable V named(K key) {
        V known = groups.get(key);
        if (known != null || groups.size() >= MAX_GROUPS) {
            return known;
        }
        return groups.computeIfAbsent(key, unseen -> empty.get());
    }

    <R> List<R> facts(BiFunction<K, V, R> fact) {
        return groups.entrySet().stream()
                .map(group -> fact.apply(group.getKey(), group.getValue()))
                .toList();
    }
}
