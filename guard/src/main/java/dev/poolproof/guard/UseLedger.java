package dev.poolproof.guard;

import dev.poolproof.guard.fault.InjectedFaults;
import dev.poolproof.guard.session.DriverSession;
import dev.poolproof.guard.site.CallPath;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** The book of what is done with borrowed connections, one a guard. Thread-safe. */
final class UseLedger {

    private final GuardOptions options;
    private final Libraries libraries;
    private final InstantSource clock;
    private final CoarseClock coarseClock;
    private final PathBudget paths;
    private final InjectedFaults faults = new InjectedFaults();
    private final ReturnDefects defects = new ReturnDefects();
    private final RawAccesses rawAccesses = new RawAccesses();
    private final LentSessions sessions = new LentSessions();

    /** @param paths how many paths of operations may be taken */
    UseLedger(
            GuardOptions options, Libraries libraries, InstantSource clock, CoarseClock coarseClock, PathBudget paths) {
        this.options = options;
        this.libraries = libraries;
        this.clock = clock;
        this.coarseClock = coarseClock;
        this.paths = paths;
    }

    GuardOptions options() {
        return options;
    }

    Libraries libraries() {
        return libraries;
    }

    long epochMillis() {
        return clock.millis();
    }

    InjectedFaults faults() {
        return faults;
    }

    ReturnDefects defects() {
        return defects;
    }

    RawAccesses rawAccesses() {
        return rawAccesses;
    }

    LentSession lend(DriverSession session) {
        return sessions.lend(session, options.sessionChecks());
    }

    /** The path to here, null where the budget for paths is spent. */
    @Nullable
    CallPath path() {
        return paths.allows(coarseClock.millis(), false) ? CallPath.here() : null;
    }
}
