package dev.poolproof.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * All slots of one pool, and what was written down in those that are no longer needed. Its lock is taken where a thread
 * borrows from the pool for the first time and where somebody reads; a borrow takes none.
 */
final class Slots {

    private static final int FIRST_CLEARANCE = 16;

    /**
     * @param borrows connections handed out
     * @param returns connections given back; never more than borrows
     * @param requests requests that borrowed
     * @param lastBorrowMillis when one was last handed out by the coarse clock, meaningless without borrows
     */
    record Counts(long borrows, long returns, long requests, long lastBorrowMillis) {

        static final Counts NONE = new Counts(0, 0, 0, Long.MIN_VALUE);

        static Counts of(Slot slot) {
            // Returns first: a borrow that ends between the two reads must not look like a return without a borrow.
            long returns = slot.returns();
            long borrows = slot.borrows();
            return new Counts(
                    borrows, returns, slot.requests(), borrows == 0 ? Long.MIN_VALUE : slot.borrowedAtMillis());
        }

        Counts plus(Counts other) {
            return new Counts(
                    borrows + other.borrows,
                    returns + other.returns,
                    requests + other.requests,
                    Math.max(lastBorrowMillis, other.lastBorrowMillis));
        }
    }

    private final List<Slot> slots = new ArrayList<>(2);
    private Counts cleared = Counts.NONE;
    private int nextClearance = FIRST_CLEARANCE;
    private @Nullable Slots heir;

    synchronized void add(Slot slot) {
        if (heir != null) {
            heir.add(slot);
            return;
        }
        if (slots.size() >= nextClearance) {
            clear();
            nextClearance = Math.max(FIRST_CLEARANCE, 2 * slots.size());
        }
        slots.add(slot);
    }

    /** Forgets the slots that nobody will take again, and keeps their counts. */
    private void clear() {
        slots.removeIf(slot -> {
            boolean done = slot.isDone();
            if (done) {
                cleared = cleared.plus(Counts.of(slot));
            }
            return done;
        });
    }

    /** Takes over the slots of a pool of which nothing but the sums is told from now on. */
    synchronized void inherit(Slots other) {
        synchronized (other) {
            other.clear();
            cleared = cleared.plus(other.cleared);
            slots.addAll(other.slots);
            other.slots.clear();
            other.cleared = Counts.NONE;
            other.heir = this;
        }
        if (slots.size() >= nextClearance) {
            clear();
            nextClearance = Math.max(FIRST_CLEARANCE, 2 * slots.size());
        }
    }

    synchronized Counts counts() {
        Counts sum = cleared;
        for (Slot slot : slots) {
            sum = sum.plus(Counts.of(slot));
        }
        return sum;
    }

    synchronized boolean isAnyOut() {
        return slots.stream().anyMatch(Slot::isOut);
    }

    /** Every borrow that is out now. */
    void forEachOut(Consumer<Slot> action) {
        List<Slot> out;
        synchronized (this) {
            out = slots.stream().filter(Slot::isOut).toList();
        }
        out.forEach(action);
    }
}
