package dev.poolproof.guard.junit;

import dev.poolproof.guard.junit.Outstanding.Out;
import java.util.List;

/**
 * A test that is checked, from before its first method to after its last.
 *
 * @param name as its failure calls it
 * @param thread name of the thread that runs it
 * @param allowed which lines may keep what they borrow
 * @param before what was out when it began
 */
record CheckedTest(String name, String thread, AllowedLines allowed, Outstanding before) {

    /** A test that begins now, on this thread. */
    static CheckedTest begin(String name, AllowedLines allowed) {
        return new CheckedTest(name, Thread.currentThread().getName(), allowed, Outstanding.now());
    }

    /** What it borrowed on its own thread and is out now. */
    List<Out> ownOf(Outstanding now) {
        return now.butNot(before.borrows()).stream()
                .filter(out -> out.borrow().thread().equals(thread))
                .filter(out -> !allowed.allow(out.borrow().site()))
                .toList();
    }
}
