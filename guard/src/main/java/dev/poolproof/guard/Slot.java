package dev.poolproof.guard;

import dev.poolproof.guard.site.CallPath;
import dev.poolproof.guard.snapshot.LateReturn;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.ref.WeakReference;
import java.sql.Connection;
import org.jspecify.annotations.Nullable;

/**
 * Where one thread writes down what it borrows of one pool: one borrow at a time, as many after one another as it likes.
 *
 * <p>Only its thread takes it, so taking it needs no lock and no atomic instruction; neither does giving it back on that
 * thread. Whoever gives back on another thread says so in a field of their own. A borrow is over as soon as either says so,
 * and whatever is said of an earlier borrow of this slot says nothing of the present one. Both kinds of counts only grow,
 * and a reader who reads the returns first never sees more of them than borrows.
 */
final class Slot {

    private static final VarHandle TAKEN = Handles.of(MethodHandles.lookup(), "taken", long.class);
    private static final VarHandle RETURNED = Handles.of(MethodHandles.lookup(), "returned", long.class);
    private static final VarHandle RETURNED_ELSEWHERE =
            Handles.of(MethodHandles.lookup(), "returnedElsewhere", long.class);

    private static final long NEVER = Long.MIN_VALUE;

    private final Borrower borrower;
    private final WeakReference<Thread> thread;
    private final PoolLedger pool;
    private final CoarseClock clock;

    /**
     * The tick of the clock in which the thread, outside requests and with nothing else of the pool, leaves nothing of a
     * borrow but its moment; {@link #NEVER} where there is more to do, or that is not known. Used by the thread alone.
     */
    private long quietAtMillis = NEVER;

    /** Until when the present borrow may come back with nothing to tell of it. */
    private long quietUntilMillis = NEVER;

    /** The thread's next slot for the same pool; used by the thread alone. */
    private @Nullable Slot next;

    /** How many borrows were written down here, the present one included. */
    private long taken;

    /** The last borrow that the thread itself gave back. */
    private long returned;

    /** The last borrow that another thread gave back. */
    private volatile long returnedElsewhere;

    private long requests;
    private long borrowedAtMillis;
    private int ordinal;
    private volatile boolean retired;
    private @Nullable RequestScope scope;
    private @Nullable Trail trail;

    Slot(Borrower borrower, PoolLedger pool) {
        this.borrower = borrower;
        this.thread = borrower.reference();
        this.pool = pool;
        this.clock = pool.journal().clock();
    }

    boolean isOf(Thread candidate) {
        return thread.refersTo(candidate);
    }

    Borrower borrower() {
        return borrower;
    }

    PoolLedger pool() {
        return pool;
    }

    /** Whether this is the thread's only slot of the pool and nothing is written down in it. For its thread. */
    boolean isAloneAndFree() {
        return next == null && isFree();
    }

    /** Whether that is so and, if the clock has not gone on, there is nothing else to do about a borrow. For its thread. */
    boolean isFreeAndQuiet() {
        return returned == taken && quietAtMillis != NEVER;
    }

    boolean isFreeAndQuietAt(long nowMillis) {
        return returned == taken && quietAtMillis == nowMillis;
    }

    /** Until the clock goes on, a borrow in this slot leaves nothing but its moment, if the thread has no other slot. */
    void quiet(long nowMillis) {
        quietAtMillis = next == null ? nowMillis : NEVER;
    }

    /** From now on there is more to do, until somebody says otherwise. For its thread. */
    void disquiet() {
        quietAtMillis = NEVER;
    }

    /** For its thread. */
    boolean isFree() {
        return returned == taken || returnedElsewhere == taken;
    }

    /** The thread's next slot for the same pool. For its thread. */
    @Nullable
    Slot next() {
        return next;
    }

    /** For its thread. */
    void putBehind(Slot added) {
        next = added;
        disquiet();
    }

    /** Writes a borrow down; for its thread, and while it is free. */
    void take(@Nullable RequestScope scope, int ordinal, @Nullable Trail trail, long nowMillis) {
        VarHandle.storeStoreFence();
        this.scope = scope;
        this.trail = trail;
        this.ordinal = ordinal;
        disquiet();
        take(nowMillis, scope == null && trail == null);
    }

    /** The same for a slot that is quiet: its last borrow was outside requests, too. */
    void takeQuietly(long nowMillis) {
        VarHandle.storeStoreFence();
        if (trail != null) {
            trail = null;
        }
        take(nowMillis, true);
    }

    /**
     * Comes after a fence: whoever reads the slot meanwhile must see that the earlier borrow is over before it sees
     * anything of this one.
     *
     * <p>Volatile though a release would do: what follows the pool's own work takes less time after a store that waits, by 2
     * to 3 ns of 98 in the gate's benchmark (2026-11-24 and 2026-11-30, AMD EPYC). It is no law: in another benchmark,
     * {@code BorrowRelease}, a release was the faster one, by 1 to 2 ns.
     */
    private void take(long nowMillis, boolean quiet) {
        borrowedAtMillis = nowMillis;
        quietUntilMillis = quiet ? nowMillis + LateReturn.LATE_MILLIS : NEVER;
        TAKEN.setVolatile(this, taken + 1);
    }

    /** By which the present borrow is given back. For its thread. */
    int ticket() {
        return (int) taken & Integer.MAX_VALUE;
    }

    /** What is done with the connection that is out, from now on if not before. For whoever holds it. */
    ConnectionUse use(Connection pooled, int ownStatements) {
        ConnectionUse present = useOrNull();
        return present != null ? present : begin(pooled, ownStatements);
    }

    private synchronized ConnectionUse begin(Connection pooled, int ownStatements) {
        ConnectionUse present = useOrNull();
        if (present != null) {
            return present;
        }
        ConnectionUse made = useOfNobody(pooled, ownStatements);
        trail().use(made);
        return made;
    }

    /** A use that no report tells of. */
    ConnectionUse useOfNobody(Connection pooled, int ownStatements) {
        return new ConnectionUse(pool.journal().uses(), borrow(), pooled, ownStatements);
    }

    /** Null where nothing was done with the connection that is out. For whoever holds it. */
    @Nullable
    ConnectionUse useOrNull() {
        Trail present = trail;
        return present == null ? null : present.use();
    }

    private synchronized Trail trail() {
        Trail present = trail;
        if (present == null) {
            present = new Trail(null);
            trail = present;
            quietUntilMillis = NEVER;
        }
        return present;
    }

    /** Whether there is nothing to tell of the borrow, and it is not late. For its thread. */
    boolean isQuiet() {
        return clock.millis() < quietUntilMillis;
    }

    /** The connection came back, on this slot's own thread, and there is nothing to tell of it. */
    void giveBackQuietly() {
        RETURNED.setRelease(this, taken);
    }

    /** The connection came back, on this slot's own thread. */
    void giveBack() {
        noteIfLate();
        if (trail != null) {
            trail = null;
        }
        RETURNED.setRelease(this, taken);
    }

    /** The connection came back on any other thread, or may have. */
    void giveBackElsewhere(int ticket) {
        long current = borrows();
        if (((int) current & Integer.MAX_VALUE) != ticket || !isOut()) {
            return;
        }
        noteIfLate();
        long seen = returnedElsewhere;
        while (seen < current) {
            long witness = (long) RETURNED_ELSEWHERE.compareAndExchange(this, seen, current);
            if (witness == seen) {
                return;
            }
            seen = witness;
        }
    }

    private void noteIfLate() {
        long heldMillis = clock.millis() - borrowedAtMillis;
        RequestScope request = scope;
        if (heldMillis >= LateReturn.LATE_MILLIS || (request != null && request.isOver())) {
            pool.journal().lateReturns().count(borrow(), heldMillis);
        }
    }

    /** What is written down, true of one borrow only if that was out all the while: see {@link SeenBorrow}. */
    Borrow borrow() {
        RequestScope request = scope;
        return new Borrow(pool, borrower, request, request == null ? 1 : ordinal, trail, borrowedAtMillis);
    }

    /**
     * Whether this request has the connection out; outside requests, whether it was not held for suspiciously long. For its
     * thread.
     */
    boolean isHeldBy(@Nullable RequestScope request) {
        if (isFree()) {
            return false;
        }
        return request == null
                ? scope == null && clock.millis() - borrowedAtMillis < Suspicion.LONG_HELD_MILLIS
                : request.isPartOfTheSameRequestAs(scope);
    }

    void borrowedAgain(CallPath path) {
        if (isOut()) {
            trail().borrowedAgain(path);
        }
    }

    /** Whether this scope has the connection out. For its thread. */
    boolean isOutOf(RequestScope request) {
        return !isFree() && scope == request;
    }

    /** Its thread will not take it again. */
    void retire() {
        retired = true;
    }

    /** Whether nothing will ever change here. */
    boolean isDone() {
        return !isOut() && (retired || borrower.isGone());
    }

    void countRequest() {
        requests++;
    }

    /** How many requests borrowed here first. */
    long requests() {
        return requests;
    }

    /** When the last borrow began; of no meaning before the first. */
    long borrowedAtMillis() {
        return borrowedAtMillis;
    }

    boolean isOut() {
        return returns() < borrows();
    }

    long returns() {
        return Math.max((long) RETURNED.getAcquire(this), returnedElsewhere);
    }

    long borrows() {
        return (long) TAKEN.getAcquire(this);
    }
}
