package dev.poolproof.guard;

import dev.poolproof.guard.site.CallPath;
import org.jspecify.annotations.Nullable;

/**
 * The time in which one thread serves one request: every connection that the thread borrows meanwhile is the request's.
 *
 * <p>Owned by the thread that opened it with {@link Guard#enter}, which closes it, best in try-with-resources. What other
 * threads do for the request is part of it where {@link Guard#carry} took it there.
 */
public final class RequestScope implements AutoCloseable {

    private final Borrower borrower;
    private final @Nullable RequestScope outer;

    /** The scope of the request itself; another one only where this is a part of it on another thread. */
    private final RequestScope request;

    private final RouteLedger route;
    private final @Nullable String tenant;
    private @Nullable PoolTally tallies;
    private @Nullable PoolTally latest;
    private volatile boolean over;
    private volatile @Nullable String failure;

    private RequestScope(
            Borrower borrower, @Nullable RequestScope request, RouteLedger route, @Nullable String tenant) {
        this.borrower = borrower;
        this.outer = borrower.scope();
        this.request = request == null ? this : request;
        this.route = route;
        this.tenant = tenant;
        borrower.serve(this);
    }

    static RequestScope enter(Borrower borrower, RouteLedger route, @Nullable String tenant) {
        return new RequestScope(borrower, null, route, tenant);
    }

    /** The same request on the thread that runs a task of it. */
    RequestScope carriedTo(Borrower worker) {
        return new RequestScope(worker, request, route, tenant);
    }

    static @Nullable String routeOf(@Nullable RequestScope scope) {
        return scope == null ? null : scope.route();
    }

    String route() {
        return route.route();
    }

    RouteLedger routeLedger() {
        return route;
    }

    @Nullable
    String tenant() {
        return tenant;
    }

    /** Whether the request has ended, though a task of it may still run. */
    boolean isOver() {
        return request.over;
    }

    boolean isServedBy(Borrower thread) {
        return request.borrower == thread;
    }

    boolean isPartOfTheSameRequestAs(@Nullable RequestScope other) {
        return other != null && other.request == request;
    }

    /**
     * Says that the request failed, with what. Call it before {@link #close}; a leak's report then tells that the path of
     * the failure is the one that gives nothing back.
     */
    public void failed(Throwable reason) {
        request.failure = reason.getClass().getName();
    }

    @Nullable
    String failure() {
        return request.failure;
    }

    /**
     * Counts a connection that the owner borrows. Few pools serve one request, so a short list beats a map.
     *
     * @param first the first of the owner's slots for the pool
     * @return how many it has borrowed from the pool with this one
     */
    int countBorrow(Slot first) {
        PoolTally tally = tallies;
        while (tally != null && tally.first() != first) {
            tally = tally.next();
        }
        if (tally == null) {
            tally = new PoolTally(first, tallies);
            tallies = tally;
            first.countRequest();
        }
        latest = tally;
        return tally.countBorrow();
    }

    /** Keeps the path of the borrow counted last, where it would tell of a record. */
    void keep(CallPath path) {
        if (latest != null && route.isRecord(latest.borrows())) {
            latest.keep(path);
        }
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
        if (!borrower.isCurrentThread()) {
            throw new IllegalStateException("The scope of " + route() + " was opened by thread " + borrower.name()
                    + " and closed by " + Thread.currentThread().getName()
                    + "; close it on the thread that opened it, best in try-with-resources.");
        }
        if (over) {
            return;
        }
        for (RequestScope open = borrower.scope(); open != null && open != this; open = open.outer) {
            open.end();
        }
        end();
        borrower.serve(outer);
    }

    private void end() {
        over = true;
        boolean whole = request == this;
        if (whole) {
            route.countRequest(failure != null);
        }
        for (PoolTally tally = tallies; tally != null; tally = tally.next()) {
            route.countBorrows(tally);
            if (isOver() && SlotChain.isAnyOutOf(tally.first(), this)) {
                route.suspect(true);
            }
        }
        // A leaked borrow keeps its scope; it must not keep the paths of the others.
        tallies = null;
        latest = null;
    }
}
