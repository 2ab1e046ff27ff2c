package dev.poolproof.guard;

import java.time.InstantSource;

/**
 * What a guard keeps beside the books of its pools, for all of them together.
 *
 * @param libraries how the program's pools and drivers are reached
 * @param clock tells when
 * @param paths how many paths of borrows may be taken
 * @param uses what is done with borrowed connections
 * @param lateReturns what came back late
 * @param nestedBorrows who asks for more than it holds
 */
record Journal(
        Libraries libraries,
        CoarseClock clock,
        PathBudget paths,
        UseLedger uses,
        LateReturns lateReturns,
        NestedBorrows nestedBorrows) {

    static Journal of(GuardOptions options, Libraries libraries, InstantSource wallClock, CoarseClock clock) {
        return new Journal(
                libraries,
                clock,
                budget(options, clock),
                new UseLedger(options, libraries, wallClock, clock, budget(options, clock)),
                new LateReturns(clock),
                new NestedBorrows(clock));
    }

    private static PathBudget budget(GuardOptions options, CoarseClock clock) {
        return new PathBudget(options.pathsPerSecond(), clock.millis());
    }
}
