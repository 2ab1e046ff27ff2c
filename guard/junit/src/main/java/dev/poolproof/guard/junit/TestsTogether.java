package dev.poolproof.guard.junit;

import dev.poolproof.guard.junit.Outstanding.Out;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The checked tests that run at once: one where tests run one after another. From the moment in which one begins alone until
 * nobody runs, they are together, and share what was borrowed on threads that are none of theirs. Thread-safe.
 */
final class TestsTogether {

    /** Those of this process, as guards are the process's too. */
    static final TestsTogether HERE = new TestsTogether();

    private final Set<CheckedTest> running = new HashSet<>();
    private final List<CheckedTest> all = new ArrayList<>();

    /** What was out when the first began, and what was told of since. */
    private final List<Out> known = new ArrayList<>();

    /** A test begins. */
    synchronized void begin(CheckedTest test) {
        if (running.isEmpty()) {
            all.clear();
            known.clear();
            known.addAll(test.before().borrows());
        }
        running.add(test);
        all.add(test);
    }

    /**
     * What the test left out so far. Where there is nothing, or it is too late for it to come back, the test has ended with
     * this call.
     */
    synchronized Leaks leaksOf(CheckedTest test, boolean tooLate) {
        Outstanding now = Outstanding.now();
        List<Out> own = test.ownOf(now);
        List<Out> nobodys = running.size() > 1 ? List.of() : nobodysOf(now);
        Leaks leaks = new Leaks(
                own, nobodys, all.stream().map(CheckedTest::name).distinct().toList(), now.pools());
        if (leaks.isEmpty() || tooLate) {
            known.addAll(nobodys);
            running.remove(test);
        }
        return leaks;
    }

    /** What was borrowed on a thread that runs no test. */
    private List<Out> nobodysOf(Outstanding now) {
        return now.butNot(known).stream()
                .filter(out -> all.stream()
                        .noneMatch(test -> test.thread().equals(out.borrow().thread())
                                || test.allowed().allow(out.borrow().site())))
                .toList();
    }

    /**
     * What a test left out.
     *
     * @param own borrowed by the test
     * @param nobodys borrowed on threads that run no test
     * @param together the tests that ran at once, any of which may have caused those
     * @param pools how many pools are under guard
     */
    record Leaks(List<Out> own, List<Out> nobodys, List<String> together, long pools) {

        Leaks {
            own = List.copyOf(own);
            nobodys = List.copyOf(nobodys);
            together = List.copyOf(together);
        }

        boolean isEmpty() {
            return own.isEmpty() && nobodys.isEmpty();
        }

        List<Out> all() {
            List<Out> all = new ArrayList<>(own);
            all.addAll(nobodys);
            return all;
        }

        /** Whether it is known whose they are. */
        boolean areAttributed() {
            return nobodys.isEmpty() || together.size() == 1;
        }
    }
}
