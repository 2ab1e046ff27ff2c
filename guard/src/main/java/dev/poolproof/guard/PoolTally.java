package dev.poolproof.guard;

import dev.poolproof.guard.site.CallPath;
import dev.poolproof.guard.snapshot.Site;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one request borrowed from one pool on one thread. Used by that thread; a link in the list of such tallies. */
final class PoolTally {

    /** A request may borrow in an endless loop; its first borrows tell the line that does it. */
    private static final int PATHS_KEPT = 64;

    private final Slot first;
    private final @Nullable PoolTally next;
    private int borrows;
    private @Nullable List<CallPath> paths;

    /** @param first the first of the thread's slots for the pool */
    PoolTally(Slot first, @Nullable PoolTally next) {
        this.first = first;
        this.next = next;
    }

    PoolLedger pool() {
        return first.pool();
    }

    Slot first() {
        return first;
    }

    @Nullable
    PoolTally next() {
        return next;
    }

    int countBorrow() {
        return ++borrows;
    }

    /** Keeps a borrow's path, which is needed only where the request sets a record. */
    void keep(CallPath path) {
        if (paths == null) {
            paths = new ArrayList<>(2);
        }
        if (paths.size() < PATHS_KEPT) {
            paths.add(path);
        }
    }

    int borrows() {
        return borrows;
    }

    /** The line that borrowed most often; of several, the one that did so first. Null where no path was kept. */
    @Nullable
    Site mostFrequentSite() {
        List<CallPath> kept = paths == null ? List.of() : paths;
        Map<Site, Integer> counts = new HashMap<>();
        for (CallPath path : kept) {
            counts.merge(path.site(), 1, Integer::sum);
        }
        Site most = null;
        int mostCount = 0;
        for (CallPath path : kept) {
            int count = counts.getOrDefault(path.site(), 0);
            if (count > mostCount) {
                most = path.site();
                mostCount = count;
            }
        }
        return most;
    }
}
