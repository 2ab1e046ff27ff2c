package dev.poolproof.guard.junit;

import dev.poolproof.guard.junit.Outstanding.Out;
import dev.poolproof.guard.junit.TestsTogether.Leaks;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A class whose tests are checked, and what its own set-up and clean-up methods leave out. What was borrowed elsewhere while
 * its tests ran, when a context of Spring's started for example, is none of its business. Thread-safe.
 */
final class CheckedClass {

    private final Class<?> type;
    private final AllowedLines allowed;
    private final Outstanding before;
    private final @Nullable CheckedClass outer;
    private final List<Out> told = new ArrayList<>();
    private boolean tests;
    private boolean pools;

    /** @param outer the class around it, null where there is none */
    CheckedClass(Class<?> type, AllowedLines allowed, Outstanding before, @Nullable CheckedClass outer) {
        this.type = type;
        this.allowed = allowed;
        this.before = before;
        this.outer = outer;
    }

    String name() {
        return type.getSimpleName();
    }

    boolean isOutermost() {
        return outer == null;
    }

    /** One of its tests has ended, and has told its leaks itself. */
    synchronized void tested(Leaks leaks) {
        tests = true;
        pools |= leaks.pools() > 0;
        told.addAll(leaks.all());
        if (outer != null) {
            outer.tested(leaks);
        }
    }

    /** Whether tests ran and none of them found a pool under guard. */
    synchronized boolean provedNothing() {
        return tests && !pools;
    }

    /** What one of its methods borrowed outside tests. */
    synchronized Leaks leaks() {
        Outstanding now = Outstanding.now();
        List<Out> known = new ArrayList<>(before.borrows());
        known.addAll(told);
        List<Out> own = now.butNot(known).stream()
                .filter(this::isBorrowedHere)
                .filter(out -> !allowed.allow(out.borrow().site()))
                .toList();
        return new Leaks(own, List.of(), List.of(name()), now.pools());
    }

    private boolean isBorrowedHere(Out out) {
        return out.borrow().stack().stream().anyMatch(site -> isOfType(site.className()));
    }

    /** Its set-up may be a superclass's. */
    private boolean isOfType(String className) {
        for (Class<?> each = type; each != null && each != Object.class; each = each.getSuperclass()) {
            if (className.equals(each.getName())) {
                return true;
            }
        }
        return false;
    }
}
