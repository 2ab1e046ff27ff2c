package dev.poolproof.guard;

import dev.poolproof.guard.site.CallPath;
import java.util.List;

/**
 * A thread that holds connections of a pool and asks the pool for another, until it has it or is refused.
 *
 * @param held the slots of those it holds; at least one
 * @param path how it came to ask
 * @param group what it is counted with
 */
record NestedAsk(List<Slot> held, CallPath path, NestedBorrows.Group group) {

    PoolLedger pool() {
        return held.get(0).pool();
    }

    void served() {
        pool().nestedAsks().end(this, true);
        held.forEach(outer -> outer.borrowedAgain(path));
    }

    void refused() {
        pool().nestedAsks().end(this, false);
    }
}
