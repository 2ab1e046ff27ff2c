package dev.poolproof.guard;

import dev.poolproof.guard.snapshot.RouteFacts;
import dev.poolproof.guard.snapshot.Site;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the finished requests of one route did with connections. Thread-safe: taken once a request, not once a borrow. */
final class RouteLedger {

    private final String route;
    private long requests;
    private long borrows;
    private int maxBorrowsFromOnePool;
    private @Nullable Site mostFrequentSite;

    RouteLedger(String route) {
        this.route = route;
    }

    String route() {
        return route;
    }

    synchronized void countRequest(List<PoolTally> tallies) {
        requests++;
        for (PoolTally tally : tallies) {
            borrows += tally.borrows();
            // Only a new record pays for turning stacks into lines.
            if (tally.borrows() > maxBorrowsFromOnePool) {
                maxBorrowsFromOnePool = tally.borrows();
                mostFrequentSite = tally.mostFrequentSite();
            }
        }
    }

    synchronized RouteFacts facts() {
        return new RouteFacts(route, requests, 0, borrows, maxBorrowsFromOnePool, mostFrequentSite);
    }
}
