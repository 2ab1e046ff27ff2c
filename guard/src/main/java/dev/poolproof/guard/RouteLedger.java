package dev.poolproof.guard;

import dev.poolproof.guard.snapshot.RouteFacts;
import dev.poolproof.guard.snapshot.Site;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** What the finished requests of one route did with connections. Thread-safe; only a new record takes its lock. */
final class RouteLedger {

    private final String route;
    private final LongAdder requests = new LongAdder();
    private final LongAdder failedRequests = new LongAdder();
    private final LongAdder borrows = new LongAdder();
    private volatile int maxBorrowsFromOnePool;
    private @Nullable Site mostFrequentSite;
    private volatile boolean suspected;

    RouteLedger(String route) {
        this.route = route;
    }

    String route() {
        return route;
    }

    /** Whether a request of it has ended and left a connection out. */
    boolean isSuspected() {
        return suspected;
    }

    void suspect(boolean suspicion) {
        if (suspected != suspicion) {
            suspected = suspicion;
        }
    }

    void countRequest(boolean failed) {
        requests.increment();
        if (failed) {
            failedRequests.increment();
        }
    }

    /** Counts what a request borrowed from one pool, all of it or a part that came late. */
    void countBorrows(PoolTally tally) {
        borrows.add(tally.borrows());
        if (isRecord(tally.borrows())) {
            noteRecord(tally);
        }
    }

    /** Whether no request borrowed as often from one pool. */
    boolean isRecord(int borrowsFromOnePool) {
        return borrowsFromOnePool > maxBorrowsFromOnePool;
    }

    private synchronized void noteRecord(PoolTally tally) {
        if (isRecord(tally.borrows())) {
            Site site = tally.mostFrequentSite();
            mostFrequentSite = site != null ? site : mostFrequentSite;
            maxBorrowsFromOnePool = tally.borrows();
        }
    }

    synchronized RouteFacts facts() {
        return new RouteFacts(
                route, requests.sum(), failedRequests.sum(), borrows.sum(), maxBorrowsFromOnePool, mostFrequentSite);
    }
}
