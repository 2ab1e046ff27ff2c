package dev.poolproof.guard;

import dev.poolproof.guard.site.CallPath;
import dev.poolproof.guard.snapshot.Site;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one request borrowed from one pool. Used by one thread. */
final class PoolTally {

    /** A request may borrow in an endless loop; its first borrows tell the line that does it. */
    private static final int PATHS_KEPT = 64;

    private final PoolLedger pool;
    private final List<CallPath> paths = new ArrayList<>(2);
    private int borrows;

    PoolTally(PoolLedger pool) {
        this.pool = pool;
    }

    boolean isFor(PoolLedger other) {
        return pool == other;
    }

    void add(CallPath path) {
        borrows++;
        if (paths.size() < PATHS_KEPT) {
            paths.add(path);
        }
    }

    int borrows() {
        return borrows;
    }

    /** The line that borrowed most often; of several, the one that did so first. */
    @Nullable
    Site mostFrequentSite() {
        Map<Site, Integer> counts = new HashMap<>();
        for (CallPath path : paths) {
            counts.merge(path.site(), 1, Integer::sum);
        }
        Site most = null;
        int mostCount = 0;
        for (CallPath path : paths) {
            int count = counts.getOrDefault(path.site(), 0);
            if (count > mostCount) {
                most = path.site();
                mostCount = count;
            }
        }
        return most;
    }
}
