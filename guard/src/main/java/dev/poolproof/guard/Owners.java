package dev.poolproof.guard;

import dev.poolproof.guard.site.CallPath;
import dev.poolproof.guard.snapshot.OwnerFacts;
import java.util.HashMap;
import java.util.Map;

/** What the threads that hold connections do at the moment of one snapshot; each is asked once. Used by one thread. */
final class Owners {

    private static final OwnerFacts GONE = new OwnerFacts(Thread.State.TERMINATED.name(), null);

    private final Map<Borrower, OwnerFacts> known = new HashMap<>();

    OwnerFacts facts(Borrower borrower) {
        return known.computeIfAbsent(borrower, Owners::ask);
    }

    private static OwnerFacts ask(Borrower borrower) {
        Thread thread = borrower.thread();
        if (thread == null || !thread.isAlive()) {
            return GONE;
        }
        // The state first: a thread that ends meanwhile has no stack.
        String state = thread.getState().name();
        return new OwnerFacts(state, CallPath.innermostOf(thread.getStackTrace()));
    }
}
