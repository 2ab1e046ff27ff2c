package dev.poolproof.guard;

import org.jspecify.annotations.Nullable;

/**
 * Finds the current thread's slot of a pool in fewer steps than a {@link ThreadLocal}: a small table by thread id, in which
 * a thread takes the place of another whose id falls together with its own. Without locks, and nothing depends on what
 * another thread reads here: whoever does not find itself asks its {@link Borrower}.
 */
final class ThreadSlots {

    /** Covers the threads of a usual server without clashes; a power of two. */
    private static final int PLACES = 64;

    private final @Nullable Slot[] places = new @Nullable Slot[PLACES];

    /** The first of the current thread's slots, null where it has to be looked for. */
    @Nullable
    Slot ofCurrentThread() {
        Thread current = Thread.currentThread();
        Slot slot = places[place(current)];
        return slot != null && slot.isOf(current) ? slot : null;
    }

    /** Keeps a slot of the current thread to be found again. */
    void keep(Slot slot) {
        places[place(Thread.currentThread())] = slot;
    }

    /** Forgets a slot of the current thread, which it will not take again. */
    void forget(Slot slot) {
        int place = place(Thread.currentThread());
        if (places[place] == slot) {
            places[place] = null;
        }
    }

    /** A class of somebody's own may answer any id: that costs a look elsewhere, no more. */
    private static int place(Thread thread) {
        return (int) thread.getId() & (PLACES - 1);
    }
}
