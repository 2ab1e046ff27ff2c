package dev.poolproof.guard;

import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The borrows of one pool that have not come back: a row of slots, of which each holds one.
 *
 * <p>Taking and clearing a slot is one compare-and-set each, without a lock and without an allocation. The row grows as far
 * as the pool hands out connections at the same time, and never shrinks.
 */
final class OutstandingBorrows {

    private static final int FIRST_SEGMENT = 16;
    private static final int LARGEST_SEGMENT = 1024;

    private final Segment first = new Segment(FIRST_SEGMENT);

    void add(Borrow borrow) {
        Segment segment = first;
        while (!segment.tryKeep(borrow)) {
            segment = segment.next();
        }
    }

    void forEach(Consumer<Borrow> action) {
        for (Segment segment = first; segment != null; segment = segment.nextOrNull()) {
            segment.forEach(action);
        }
    }

    boolean isEmpty() {
        boolean[] found = new boolean[1];
        forEach(borrow -> found[0] = true);
        return !found[0];
    }

    static final class Segment {

        private final AtomicReferenceArray<@Nullable Borrow> slots;
        private final AtomicReference<@Nullable Segment> next = new AtomicReference<>();

        /** Where a free slot was seen last. Unsynchronised on purpose: a wrong hint costs a few reads, no more. */
        private int hint;

        Segment(int size) {
            slots = new AtomicReferenceArray<>(size);
        }

        boolean tryKeep(Borrow borrow) {
            int size = slots.length();
            int start = hint;
            for (int offset = 0; offset < size; offset++) {
                int slot = start + offset < size ? start + offset : start + offset - size;
                if (slots.get(slot) == null) {
                    borrow.keptIn(this, slot);
                    if (slots.compareAndSet(slot, null, borrow)) {
                        hint = slot + 1 < size ? slot + 1 : 0;
                        return true;
                    }
                }
            }
            return false;
        }

        void clear(int slot, Borrow borrow) {
            if (slots.compareAndSet(slot, borrow, null)) {
                hint = slot;
            }
        }

        Segment next() {
            Segment existing = next.get();
            if (existing != null) {
                return existing;
            }
            Segment created = new Segment(Math.min(2 * slots.length(), LARGEST_SEGMENT));
            Segment winner = next.compareAndExchange(null, created);
            return winner == null ? created : winner;
        }

        @Nullable
        Segment nextOrNull() {
            return next.get();
        }

        void forEach(Consumer<Borrow> action) {
            for (int slot = 0; slot < slots.length(); slot++) {
                Borrow borrow = slots.get(slot);
                if (borrow != null) {
                    action.accept(borrow);
                }
            }
        }
    }
}
