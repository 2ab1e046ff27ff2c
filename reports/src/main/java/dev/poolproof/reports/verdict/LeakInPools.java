package dev.poolproof.reports.verdict;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A leak as the pools themselves tell it, without the guard: connections that are in use though everything has come to rest.
 *
 * @param pools the pools that miss some
 */
record LeakInPools(List<ObservedPool> pools) {

    static Optional<LeakInPools> seen(Facts facts) {
        List<ObservedPool> pools = facts.observed().stream()
                .filter(pool -> pool.outMore() > 0 || pool.wasDrainedBefore())
                .toList();
        return pools.isEmpty() ? Optional.empty() : Optional.of(new LeakInPools(pools));
    }

    Finding finding(Facts facts, FindingDraft draft) {
        long missing = pools.stream().mapToLong(LeakInPools::missing).sum();
        draft.count(missing)
                .detail(
                        "Pools",
                        Wording.list(pools.stream().map(LeakInPools::state).toList()))
                .detail(
                        "Counted",
                        Wording.list(
                                pools.stream().flatMap(LeakInPools::counted).toList()))
                .detail(
                        "Told by",
                        Wording.list(pools.stream()
                                .map(ObservedPool::source)
                                .distinct()
                                .toList()));
        String names = Wording.list(
                pools.stream().map(pool -> pool.after().name()).distinct().toList());
        String what = Wording.count(missing, "connection") + " of " + names + (missing == 1 ? " is" : " are")
                + " still in use " + Wording.seconds(facts.restedMillis()) + " after the load ended"
                + (pools.stream().anyMatch(pool -> pool.outMore() > 0)
                        ? ", more than before it"
                        : ", as before it already, and borrows timed out")
                + ". The pools count them themselves; which line, route or tenant borrowed them only the guard can say.";
        return draft.finish(
                "Connections are not given back",
                what,
                "Each of them is gone for good. Once a pool has lent out all it may open, every further request waits for the"
                        + " acquire timeout and fails, until the service is restarted.",
                "Run it again with the guard in the service: it names the line. Until then look for a connection that is"
                        + " borrowed outside try-with-resources.");
    }

    private static long missing(ObservedPool pool) {
        return pool.outMore() > 0 ? pool.outMore() : pool.out();
    }

    private static String state(ObservedPool pool) {
        return pool.after().name() + " (" + Wording.number(pool.out())
                + (pool.maximum() > 0 ? " of " + Wording.number(pool.maximum()) : "") + " in use)";
    }

    /** Borrows and returns since the baseline, where a pool counts both: no gauge, so nothing passes between two readings. */
    private static Stream<String> counted(ObservedPool pool) {
        var before = pool.before();
        Long borrows = pool.after().borrows();
        Long returns = pool.after().returns();
        if (borrows == null || returns == null || before == null) {
            return Stream.empty();
        }
        Long borrowsBefore = before.borrows();
        Long returnsBefore = before.returns();
        return borrowsBefore == null || returnsBefore == null
                ? Stream.empty()
                : Stream.of(pool.after().name() + " lent "
                        + Wording.number(borrows - borrowsBefore) + " and got back "
                        + Wording.number(returns - returnsBefore) + " since the baseline");
    }
}
