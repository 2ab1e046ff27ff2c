package dev.poolproof.guard;

import dev.poolproof.guard.site.CallPath;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The time in which one thread serves one request: every connection that the thread borrows meanwhile is the request's.
 *
 * <p>Owned by the thread that opened it with {@link Guard#enter}, which closes it, best in try-with-resources.
 */
public final class RequestScope implements AutoCloseable {

    private final ThreadLocal<@Nullable RequestScope> current;
    private final @Nullable RequestScope outer;
    private final Thread owner = Thread.currentThread();
    private final RouteLedger route;
    private final @Nullable String tenant;
    private final List<PoolTally> tallies = new ArrayList<>(2);
    private volatile boolean ended;
    private volatile @Nullable String failure;

    RequestScope(ThreadLocal<@Nullable RequestScope> current, RouteLedger route, @Nullable String tenant) {
        this.current = current;
        this.outer = current.get();
        this.route = route;
        this.tenant = tenant;
        current.set(this);
    }

    static @Nullable String routeOf(@Nullable RequestScope scope) {
        return scope == null ? null : scope.route();
    }

    String route() {
        return route.route();
    }

    @Nullable
    String tenant() {
        return tenant;
    }

    boolean ended() {
        return ended;
    }

    /**
     * Says that the request failed, with what. Call it before {@link #close}; a leak's report then tells that the path of
     * the failure is the one that gives nothing back.
     */
    public void failed(Throwable reason) {
        failure = reason.getClass().getName();
    }

    @Nullable
    String failure() {
        return failure;
    }

    /** Counts a connection that the owner borrowed. Few pools serve one request, so a short list beats a map. */
    void countBorrow(PoolLedger pool, CallPath path) {
        for (PoolTally tally : tallies) {
            if (tally.isFor(pool)) {
                tally.add(path);
                return;
            }
        }
        PoolTally tally = new PoolTally(pool);
        tally.add(path);
        tallies.add(tally);
    }

    /**
     * Ends the request and counts it. Scopes that were opened inside this one and are still open end with it; a second
     * call does nothing.
     *
     * @throws IllegalStateException when another thread than the owner calls it: what the owner borrows meanwhile would
     *     be counted for a request that has ended
     */
    @Override
    public void close() {
        if (Thread.currentThread() != owner) {
            throw new IllegalStateException("The scope of " + route() + " was opened by thread " + owner.getName()
                    + " and closed by " + Thread.currentThread().getName()
                    + "; close it on the thread that opened it, best in try-with-resources.");
        }
        if (ended) {
            return;
        }
        for (RequestScope open = current.get(); open != null && open != this; open = open.outer) {
            open.end();
        }
        end();
        if (outer == null) {
            current.remove();
        } else {
            current.set(outer);
        }
    }

    private void end() {
        ended = true;
        route.countRequest(tallies);
        // A leaked borrow keeps its scope; it must not keep the stacks of the others.
        tallies.clear();
    }
}
