package dev.poolproof.guard;

import dev.poolproof.guard.site.CallPath;
import java.sql.Connection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes down what is borrowed of the pools of one guard, on the thread that borrows. Thread-safe. */
final class Lending {

    private final Journal journal;
    private final Census census;
    private final PathBudget paths;
    private final CoarseClock clock;
    private final boolean sessionChecks;

    /**
     * What each thread has borrowed and which request it serves. One a guard, not one a process: two guards know nothing of
     * each other. What it keeps of a thread reaches neither the guard nor this, so it goes when the guard does.
     */
    @SuppressWarnings("ThreadLocalUsage")
    private final ThreadLocal<Borrower> borrowers = ThreadLocal.withInitial(Borrower::new);

    Lending(Journal journal, Census census, boolean sessionChecks) {
        this.journal = journal;
        this.census = census;
        this.paths = journal.paths();
        this.clock = journal.clock();
        this.sessionChecks = sessionChecks;
    }

    /** The current thread. */
    Borrower borrower() {
        return borrowers.get();
    }

    /** The route that the current thread serves, null outside any. */
    @Nullable
    String currentRoute() {
        return RequestScope.routeOf(borrower().scope());
    }

    /** The first of the slots in which the current thread writes down what it borrows of the pool. */
    private Slot slotFor(PoolLedger ledger) {
        Slot found = ledger.threadSlots().ofCurrentThread();
        return found != null ? found : borrower().slotFor(ledger);
    }

    /**
     * Records that the current thread is going to ask for a connection though it holds one of the same pool; null where it
     * holds none.
     */
    @Nullable
    NestedAsk ask(PoolLedger ledger) {
        Slot first = slotFor(ledger);
        List<Slot> held = first.isAloneAndFree()
                ? List.of()
                : SlotChain.heldBy(first, first.borrower().scope());
        if (held.isEmpty()) {
            return null;
        }
        CallPath path = CallPath.here();
        NestedAsk ask =
                new NestedAsk(held, path, journal.nestedBorrows().of(held.get(0).borrow(), path));
        ledger.begin(ask);
        return ask;
    }

    /**
     * Records a connection that the pool has just handed out to the current thread.
     *
     * @param ask null where it held none
     */
    GuardedConnection lend(PoolLedger ledger, @Nullable NestedAsk ask, Connection connection) {
        if (ask != null) {
            ask.served();
        }
        Slot first = slotFor(ledger);
        Slot slot = first.isAloneAndFree() ? first : SlotChain.free(first);
        take(first, slot, clock.millis());
        GuardedConnection lent = new GuardedConnection(connection, slot, slot.ticket());
        if (sessionChecks) {
            // How the session is before the program touches it.
            lent.use();
        }
        return lent;
    }

    private void take(Slot first, Slot slot, long nowMillis) {
        RequestScope scope = first.borrower().scope();
        PoolLedger pool = first.pool();
        int ordinal = scope == null ? 1 : scope.countBorrow(first);
        boolean suspected =
                scope == null ? pool.isSuspected() : scope.routeLedger().isSuspected();
        boolean traced = paths.allows(nowMillis, suspected);
        slot.take(scope, ordinal, traced ? trail(pool, scope, ordinal) : null, nowMillis);
        if (!traced && !sessionChecks && scope == null) {
            first.quiet(nowMillis);
        }
    }

    private static Trail trail(PoolLedger pool, @Nullable RequestScope scope, int ordinal) {
        CallPath path = CallPath.here();
        pool.keepPath(scope, ordinal, path);
        if (scope != null) {
            scope.keep(path);
        }
        return new Trail(path);
    }

    void countFailure(PoolLedger ledger, @Nullable NestedAsk ask, Throwable failure) {
        if (ask != null) {
            ask.refused();
        }
        if (ledger.isClosedUnnoticed()) {
            census.close(ledger, null, null);
        }
        census.countFailure();
        ledger.refuse(BorrowFailures.classify(failure), currentRoute());
    }

    void close(PoolLedger ledger, CallPath path) {
        census.close(ledger, path.site(), currentRoute());
    }
}
