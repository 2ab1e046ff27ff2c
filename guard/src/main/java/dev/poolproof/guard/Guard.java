package dev.poolproof.guard;

import dev.poolproof.guard.fault.Fault;
import dev.poolproof.guard.fault.FaultPlan;
import dev.poolproof.guard.fault.InjectedFaults;
import dev.poolproof.guard.site.CallPath;
import dev.poolproof.guard.snapshot.GuardSnapshot;
import dev.poolproof.guard.snapshot.Site;
import dev.poolproof.guard.snapshot.Totals;
import dev.poolproof.guard.snapshot.TrackerFacts;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Knows every pool it was shown, and of each pool every connection that is out: where it was borrowed, on which route and
 * for whom.
 *
 * <p>A process needs one guard. All methods may be called from any thread. A guard opens no connection and has nothing to
 * close; it keeps a pool reachable until that pool is closed. All guards of a process share one daemon thread, which keeps
 * their clock and ends when the last of them is no longer used.
 */
public final class Guard {

    /** Those of this process; each is forgotten when nobody uses it any more. */
    private static final Set<Guard> IN_USE =
            Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    private final InstantSource wallClock;
    private final GuardOptions options;
    private final Journal journal;
    private final CoarseClock clock;
    private final Routes routes = new Routes();
    private final Census census;
    private final Suspicion suspicion;
    private final Lending lending;

    private final boolean off;

    private Guard(GuardOptions options, Libraries libraries) {
        this(options, libraries, InstantSource.system(), CoarseClock.SHARED, false);
        clock.call(suspicion);
    }

    Guard(GuardOptions options, InstantSource wallClock, CoarseClock clock) {
        this(options, Libraries.SHARED, wallClock, clock, false);
        clock.call(suspicion);
    }

    private Guard(GuardOptions options, Libraries libraries, InstantSource wallClock, CoarseClock clock, boolean off) {
        this.off = off;
        this.wallClock = wallClock;
        this.options = options;
        this.clock = clock;
        this.journal = Journal.of(options, libraries, wallClock, clock);
        this.census = new Census(wallClock, journal);
        this.suspicion = new Suspicion(census, routes);
        this.lending = new Lending(journal, census, options.sessionChecks());
        if (!off) {
            IN_USE.add(this);
        }
    }

    /** Makes a guard that knows no pool yet. */
    public static Guard create() {
        return create(GuardOptions.PRODUCTION);
    }

    /** Makes a guard that knows no pool yet. */
    public static Guard create(GuardOptions options) {
        return create(options, Libraries.SHARED);
    }

    /** Makes a guard that knows no pool yet, and reaches the program's libraries in a way of its own. */
    public static Guard create(GuardOptions options, Libraries libraries) {
        return new Guard(options, libraries);
    }

    /** The one that {@link #wrap} uses; it knows no pool before the first. */
    public static Guard shared() {
        return Shared.GUARD;
    }

    private static final class Shared {
        static final Guard GUARD = create();
    }

    /**
     * Puts a pool under the {@link #shared} guard, in one line, for a program that needs no guard of its own: from now on
     * borrow from what this returns, and close what this returns. A pool that any guard watches already is returned as it
     * is. Reports call it by its own name, or by that of its class where it has none.
     */
    public static GuardedDataSource wrap(DataSource pool) {
        if (pool instanceof GuardedDataSource guarded) {
            return guarded;
        }
        return shared().watch(pool, PoolLabels.of(pool, Libraries.SHARED.probe(pool)));
    }

    /**
     * Makes a guard that is switched off: every pool that it is shown hands out its own connections, unwatched. For a
     * service that wants the guard in some places only, without code of two kinds.
     */
    public static Guard off() {
        return new Guard(GuardOptions.PRODUCTION, Libraries.SHARED, InstantSource.system(), CoarseClock.SHARED, true);
    }

    /**
     * All guards of this process that somebody uses and that are not switched off, whoever made them: for what has to see
     * every pool, a test's check for example.
     */
    public static List<Guard> inUse() {
        synchronized (IN_USE) {
            return List.copyOf(IN_USE);
        }
    }

    Lending lending() {
        return lending;
    }

    boolean isOff() {
        return off;
    }

    /**
     * Injects these failures from now on, in place of earlier ones.
     *
     * @throws IllegalStateException if the guard was not made for it
     */
    public void inject(FaultPlan plan) {
        if (!options.faultsAllowed()) {
            throw new IllegalStateException(
                    "This guard injects no failures: make it with GuardOptions whose faultsAllowed is true, in tests only.");
        }
        journal.uses().faults().inject(plan);
    }

    /**
     * Lets a task that another thread is going to run count as part of the request that the current thread serves: what it
     * borrows then is the request's, also after the request has ended. Outside any request the task is returned as it is.
     */
    public <T> Callable<T> carry(Callable<T> task) {
        RequestScope scope = lending.borrower().scope();
        if (scope == null) {
            return task;
        }
        return () -> {
            try (RequestScope carried = scope.carriedTo(lending.borrower())) {
                return task.call();
            }
        };
    }

    /** As {@link #carry(Callable)}, for a task without a result. */
    public Runnable carry(Runnable task) {
        RequestScope scope = lending.borrower().scope();
        if (scope == null) {
            return task;
        }
        return () -> {
            try (RequestScope carried = scope.carriedTo(lending.borrower())) {
                task.run();
            }
        };
    }

    /**
     * Puts a pool under guard: from now on borrow from what this returns, and close what this returns.
     *
     * <p>The caller's line is recorded as the pool's creation site, so call it where the pool is made. A data source that
     * this guard watches already is returned as it is, so that no pool is counted twice.
     *
     * @param pool where connections come from; it stays the owner of its connections
     * @param labels what reports call it
     */
    public GuardedDataSource watch(DataSource pool, PoolLabels labels) {
        return watch(pool, labels, CallPath.here().site());
    }

    /**
     * As {@link #watch(DataSource, PoolLabels)}, where a container made the pool and its line is not on the stack.
     *
     * @param createdBy what stands for the pool's creation site in every report
     */
    public GuardedDataSource watch(DataSource pool, PoolLabels labels, Site createdBy) {
        if (pool instanceof GuardedDataSource guarded && guarded.isWatchedBy(this)) {
            return guarded;
        }
        return new GuardedDataSource(this, pool, census.admit(pool, labels, createdBy, currentRoute()));
    }

    /**
     * Puts a pool under guard whose connections go on to come from the pool itself. Reports call it by its own name, or by
     * that of its class where it has none.
     *
     * @param madeBy how the program came to make it
     * @param madeOnRoute the {@link #currentRoute} at that moment
     */
    public PoolWatch watchFromWithin(DataSource pool, CallPath madeBy, @Nullable String madeOnRoute) {
        PoolLabels labels = PoolLabels.of(pool, journal.libraries().probe(pool));
        return new PoolWatch(this, census.admit(pool, labels, madeBy.site(), madeOnRoute));
    }

    /**
     * Says that the current thread serves a request from now on, until the scope is closed.
     *
     * <p>Borrows on other threads are not part of the request, unless {@link #carry} takes it there. Scopes nest: closing the
     * inner one brings the outer one back.
     *
     * @param route method and path pattern, for example {@code GET /api/tenant/dashboard}. Not the path itself: after
     *     {@value Routes#MAX_ROUTES} different routes, further ones are counted together
     * @param tenant who is served, null where unknown
     */
    public RequestScope enter(String route, @Nullable String tenant) {
        return RequestScope.enter(lending.borrower(), routes.named(route), tenant);
    }

    /** Says what the guard knows at this moment. Borrows go on meanwhile, so only a quiet process gives exact sums. */
    public GuardSnapshot snapshot() {
        census.noticeClosings();
        Totals totals = census.totals();
        return new GuardSnapshot(
                GuardSnapshot.FORMAT,
                GuardSnapshot.VERSION,
                wallClock.millis(),
                ProcessFactsReader.read(),
                totals,
                census.pools(),
                census.poolSites(),
                routes.facts(),
                journal.lateReturns().facts(),
                journal.nestedBorrows().facts(),
                journal.uses().defects().facts(),
                journal.uses().rawAccesses().facts(),
                tracker(totals),
                census.outstanding());
    }

    private TrackerFacts tracker(Totals totals) {
        InjectedFaults faults = journal.uses().faults();
        long taken = journal.paths().taken();
        return new TrackerFacts(
                options.sessionChecks(),
                faults.plan().faults().stream().map(Fault::toString).toList(),
                faults.count(),
                taken,
                // Borrows that ran between the two reads may have been counted as paths only.
                Math.max(0, totals.borrows() - taken));
    }

    /** The route that the current thread serves, null outside any. */
    public @Nullable String currentRoute() {
        return lending.currentRoute();
    }
}
