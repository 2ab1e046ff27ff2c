package dev.poolproof.guard;

import dev.poolproof.guard.site.CallPath;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * How the program usually comes to borrow from one pool: of each route, the last path taken of a request's first borrow, its
 * second, and so on. A borrow whose own path was not taken most probably came the same way. Thread-safe.
 */
final class UsualPaths {

    private static final int MOST_ROUTES = 64;
    private static final int MOST_ORDINALS = 8;

    private final ConcurrentMap<String, AtomicReferenceArray<@Nullable CallPath>> byRoute = new ConcurrentHashMap<>();

    /**
     * @param route the route, {@link PoolLedger#NO_ROUTE} outside any
     * @param ordinal how many connections the request had borrowed from the pool with this one, from 1
     */
    void add(String route, int ordinal, CallPath path) {
        AtomicReferenceArray<@Nullable CallPath> paths = byRoute.get(route);
        if (paths == null && byRoute.size() < MOST_ROUTES) {
            paths = byRoute.computeIfAbsent(route, unseen -> new AtomicReferenceArray<>(MOST_ORDINALS));
        }
        if (paths != null) {
            paths.setRelease(index(ordinal), path);
        }
    }

    /** The path of the same route's borrows of that ordinal, else of its others; an unknown one where none was taken. */
    CallPath get(String route, int ordinal) {
        AtomicReferenceArray<@Nullable CallPath> paths = byRoute.get(route);
        if (paths == null) {
            return CallPath.UNKNOWN;
        }
        CallPath path = paths.getAcquire(index(ordinal));
        for (int index = 0; index < MOST_ORDINALS && path == null; index++) {
            path = paths.getAcquire(index);
        }
        return path == null ? CallPath.UNKNOWN : path;
    }

    private static int index(int ordinal) {
        return Math.min(ordinal, MOST_ORDINALS) - 1;
    }
}
