package dev.poolproof.guard;

import dev.poolproof.guard.probe.PoolProbe;
import dev.poolproof.guard.site.CallPath;
import dev.poolproof.guard.snapshot.BorrowFailure;
import dev.poolproof.guard.snapshot.PoolFacts;
import dev.poolproof.guard.snapshot.PoolGauges;
import dev.poolproof.guard.snapshot.Site;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** The book of one pool: its origin, what it handed out and got back, and its end. Thread-safe. */
final class PoolLedger {

    /** Stands for "outside any request" where a map needs a key. */
    static final String NO_ROUTE = "-";

    /** Where a pool came from. */
    record Origin(
            long id,
            PoolLabels labels,
            @Nullable String target,
            long createdAtEpochMillis,
            Site createdBy,
            @Nullable String createdOnRoute) {}

    private final Origin origin;
    private final Journal journal;
    private final Slots slots = new Slots();
    private final ThreadSlots threadSlots = new ThreadSlots();
    private final NestedAsks nestedAsks = new NestedAsks();
    private final UsualPaths usualPaths = new UsualPaths();
    private final ConcurrentMap<BorrowFailure, Long> failures = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, Long> refusedAfterClose = new ConcurrentHashMap<>();

    /** Null once the pool is closed, so that the guard does not keep it in memory. */
    private volatile @Nullable PoolProbe probe;

    private volatile @Nullable Closing closing;

    private volatile boolean suspected;

    PoolLedger(Origin origin, PoolProbe probe, Journal journal) {
        this.origin = origin;
        this.probe = probe;
        this.journal = journal;
    }

    long id() {
        return origin.id();
    }

    PoolLabels labels() {
        return origin.labels();
    }

    Origin origin() {
        return origin;
    }

    Journal journal() {
        return journal;
    }

    Slots slots() {
        return slots;
    }

    ThreadSlots threadSlots() {
        return threadSlots;
    }

    /** Whether a thread outside any request has held a connection for suspiciously long. */
    boolean isSuspected() {
        return suspected;
    }

    void suspect(boolean suspicion) {
        suspected = suspicion;
    }

    void keepPath(@Nullable RequestScope scope, int ordinal, CallPath path) {
        usualPaths.add(scope == null ? NO_ROUTE : scope.route(), ordinal, path);
    }

    /** How a route usually comes to borrow here. */
    CallPath usualPath(@Nullable String route, int ordinal) {
        return usualPaths.get(route == null ? NO_ROUTE : route, ordinal);
    }

    NestedAsks nestedAsks() {
        return nestedAsks;
    }

    void begin(NestedAsk ask) {
        PoolProbe current = probe;
        // The pool is a stranger's code: asked outside the lock.
        nestedAsks.begin(ask, current == null ? null : current.gauges());
    }

    void refuse(BorrowFailure failure, @Nullable String route) {
        failures.merge(failure, 1L, Long::sum);
        if (failure == BorrowFailure.POOL_CLOSED || isClosed()) {
            refusedAfterClose.merge(route == null ? NO_ROUTE : route, 1L, Long::sum);
        }
    }

    boolean isClosed() {
        return closing != null;
    }

    /** Whether the pool itself says that it is closed, though nobody told the guard. */
    boolean isClosedUnnoticed() {
        PoolProbe current = probe;
        return closing == null && current != null && current.isClosed();
    }

    /** Records the end of the pool; false when it had ended already. */
    synchronized boolean close(long epochMillis, @Nullable Site site, @Nullable String route) {
        PoolProbe current = probe;
        if (closing != null || current == null) {
            return false;
        }
        closing = new Closing(epochMillis, site, route, current.settings());
        probe = null;
        return true;
    }

    /** Whether a report needs this pool even after it was closed: somebody still wanted it, or still has something of it. */
    boolean isEvidence() {
        return !refusedAfterClose.isEmpty() || slots.isAnyOut();
    }

    PoolFacts facts() {
        // The probe first: where it is gone, the closing is there.
        PoolProbe current = probe;
        Closing end = closing;
        Slots.Counts counts = slots.counts();
        return new PoolFacts(
                origin.id(),
                origin.labels().name(),
                origin.labels().tenant(),
                origin.target(),
                origin.createdAtEpochMillis(),
                origin.createdBy(),
                origin.createdOnRoute(),
                end == null ? null : end.epochMillis(),
                end == null ? null : end.site(),
                end == null ? null : end.route(),
                counts.borrows(),
                counts.returns(),
                counts.requests(),
                counts.borrows() == 0 ? null : journal.clock().epochMillis(counts.lastBorrowMillis()),
                failuresByName(),
                refusedAfterClose,
                gauges(current, end),
                settings(current, end));
    }

    private static Map<String, String> settings(@Nullable PoolProbe probe, @Nullable Closing end) {
        if (end != null) {
            return end.settings();
        }
        return probe == null ? Map.of() : probe.settings();
    }

    private static @Nullable PoolGauges gauges(@Nullable PoolProbe probe, @Nullable Closing end) {
        return end != null || probe == null ? null : probe.gauges();
    }

    private Map<String, Long> failuresByName() {
        Map<String, Long> byName = new HashMap<>();
        failures.forEach((failure, count) -> byName.put(failure.name(), count));
        return byName;
    }
}
