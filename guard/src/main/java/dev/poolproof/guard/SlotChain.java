package dev.poolproof.guard;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The slots of one thread for one pool, by the first: a thread that borrows again before it has given back needs more than
 * that one. All of this is for that thread alone.
 */
final class SlotChain {

    /** A thread that holds more connections of one pool at once has further slots forgotten by itself, not by the pool. */
    private static final int MOST_AT_ONCE = 16;

    private SlotChain() {}

    /** One that is free: the first, a later one, or a new one. */
    static Slot free(Slot first) {
        int length = 0;
        for (Slot slot = first; slot != null; slot = slot.next()) {
            if (slot.isFree()) {
                return slot;
            }
            length++;
        }
        Slot added = new Slot(first.borrower(), first.pool());
        Slot second = first.next();
        if (second != null && length >= MOST_AT_ONCE) {
            retire(second);
        } else if (second != null) {
            added.putBehind(second);
        }
        first.putBehind(added);
        first.pool().slots().add(added);
        return added;
    }

    /**
     * Those in which the same request has a connection out; outside requests, one that was not held for suspiciously long.
     */
    static List<Slot> heldBy(Slot first, @Nullable RequestScope request) {
        List<Slot> held = new ArrayList<>(1);
        for (Slot slot = first; slot != null; slot = slot.next()) {
            if (slot.isHeldBy(request)) {
                held.add(slot);
            }
        }
        return held;
    }

    /** Whether this scope has a connection of the pool out. */
    static boolean isAnyOutOf(Slot first, RequestScope request) {
        for (Slot slot = first; slot != null; slot = slot.next()) {
            if (slot.isOutOf(request)) {
                return true;
            }
        }
        return false;
    }

    /** Says that the thread will take none of them again. */
    static void retire(Slot first) {
        for (Slot slot = first; slot != null; slot = slot.next()) {
            slot.retire();
        }
    }
}
