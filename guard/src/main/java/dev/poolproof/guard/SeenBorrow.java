package dev.poolproof.guard;

import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/** A borrow that was out when its slot was read, on any thread. */
record SeenBorrow(Slot slot, long number, Borrow borrow) {

    /** The borrow that is written down there; null where there is none, or it comes and goes while it is read. */
    static @Nullable SeenBorrow in(Slot slot) {
        long current = slot.borrows();
        SeenBorrow seen = new SeenBorrow(slot, current, slot.borrow());
        VarHandle.loadLoadFence();
        return seen.isStillOut() ? seen : null;
    }

    /**
     * Whether it is out. Ask after everything else: a request ends after its connection came back, so what was read of
     * a request's end meanwhile is true of this borrow only if it is out still.
     */
    boolean isStillOut() {
        return slot.returns() < number && slot.borrows() == number;
    }
}
