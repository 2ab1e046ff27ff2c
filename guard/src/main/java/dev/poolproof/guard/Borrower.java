package dev.poolproof.guard;

import java.lang.ref.WeakReference;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A thread that borrows: the request it serves and the slots in which its borrows are written down.
 *
 * <p>Used by that thread alone, but for {@link #thread} and {@link #isGone}. It keeps the thread out of its references: a
 * leak must not hold the thread that leaked.
 */
final class Borrower {

    /** A thread that borrows of more pools than this gets new slots for the ones it has not used for longest. */
    private static final int MOST_POOLS = 32;

    private final WeakReference<Thread> thread = new WeakReference<>(Thread.currentThread());
    private final String name = nameOf(Thread.currentThread());
    private @Nullable RequestScope scope;

    /** The first slot of each pool; further ones hang on it. */
    private @Nullable Slot[] first = new @Nullable Slot[1];

    private int pools;

    @Nullable
    RequestScope scope() {
        return scope;
    }

    void serve(@Nullable RequestScope request) {
        scope = request;
        for (int index = 0; index < pools; index++) {
            Slot slot = first[index];
            if (slot != null) {
                slot.disquiet();
            }
        }
    }

    boolean isCurrentThread() {
        return thread.refersTo(Thread.currentThread());
    }

    WeakReference<Thread> reference() {
        return thread;
    }

    /** Null where the thread is gone. */
    @Nullable
    Thread thread() {
        return thread.get();
    }

    boolean isGone() {
        Thread current = thread.get();
        return current == null || !current.isAlive();
    }

    /** The thread's name, as it is now or was when it first borrowed. */
    String name() {
        Thread current = thread.get();
        return current == null ? name : nameOf(current);
    }

    /** A virtual thread has no name unless somebody gave it one. */
    private static String nameOf(Thread thread) {
        String name = thread.getName();
        return name.isEmpty() ? thread.toString() : name;
    }

    /** The first of the thread's slots for this pool, free or not. */
    Slot slotFor(PoolLedger pool) {
        Slot found = null;
        for (int index = 0; index < pools && found == null; index++) {
            Slot slot = first[index];
            found = slot != null && slot.pool() == pool ? slot : null;
        }
        Slot slot = found != null ? found : add(pool);
        pool.threadSlots().keep(slot);
        return slot;
    }

    private Slot add(PoolLedger pool) {
        Slot slot = new Slot(this, pool);
        if (pools < MOST_POOLS) {
            if (pools == first.length) {
                first = Arrays.copyOf(first, 2 * pools);
            }
            first[pools] = slot;
            pools++;
        } else {
            Slot oldest = first[0];
            System.arraycopy(first, 1, first, 0, pools - 1);
            first[pools - 1] = slot;
            if (oldest != null) {
                oldest.pool().threadSlots().forget(oldest);
                SlotChain.retire(oldest);
            }
        }
        pool.slots().add(slot);
        return slot;
    }
}
