package dev.poolproof.guard;

import dev.poolproof.guard.fault.Fault;
import dev.poolproof.guard.fault.FaultPlan;
import dev.poolproof.guard.site.CallPath;
import dev.poolproof.guard.snapshot.GuardSnapshot;
import dev.poolproof.guard.snapshot.TrackerFacts;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Knows every pool it was shown, and of each pool every connection that is out: where it was borrowed, on which route and
 * for whom.
 *
 * <p>A process needs one guard. All methods may be called from any thread. A guard starts no thread, opens no connection
 * and has nothing to close; it keeps a pool reachable until that pool is closed.
 */
public final class Guard {

    private final InstantSource clock;
    private final Routes routes = new Routes();
    private final Census census;

    /**
     * The innermost scope of each thread; a thread outside any request has no entry. One a guard, not one a process: two
     * guards know nothing of each other, and the last scope of a thread removes what it left behind.
     */
    @SuppressWarnings("ThreadLocalUsage")
    private final ThreadLocal<@Nullable RequestScope> currentScope = new ThreadLocal<>();

    private final GuardOptions options;
    private boolean off;
    private volatile FaultPlan faults = FaultPlan.NONE;

    Guard(InstantSource clock) {
        this(clock, GuardOptions.PRODUCTION);
    }

    Guard(InstantSource clock, GuardOptions options) {
        this.clock = clock;
        this.options = options;
        this.census = new Census(clock);
    }

    /** Makes a guard that knows no pool yet. */
    public static Guard create() {
        return new Guard(InstantSource.system());
    }

    /** Makes a guard that knows no pool yet. */
    public static Guard create(GuardOptions options) {
        return new Guard(InstantSource.system(), options);
    }

    /**
     * Makes a guard that is switched off: every pool that it is shown hands out its own connections, unwatched. For a
     * service that wants the guard in some places only, without code of two kinds.
     */
    public static Guard off() {
        Guard guard = new Guard(InstantSource.system());
        guard.off = true;
        return guard;
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
        faults = plan;
    }

    /**
     * Lets a task that another thread is going to run count as part of the request that the current thread serves: what it
     * borrows then is the request's, also after the request has ended. Outside any request the task is returned as it is.
     */
    public <T> Callable<T> carry(Callable<T> task) {
        return task;
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
        if (pool instanceof GuardedDataSource guarded && guarded.isWatchedBy(this)) {
            return guarded;
        }
        String route = RequestScope.routeOf(currentScope.get());
        return new GuardedDataSource(
                this, pool, census.admit(pool, labels, CallPath.here().site(), route));
    }

    /**
     * Says that the current thread serves a request from now on, until the scope is closed.
     *
     * <p>Borrows on other threads are not part of the request. Scopes nest: closing the inner one brings the outer one back.
     *
     * @param route method and path pattern, for example {@code GET /api/tenant/dashboard}. Not the path itself: after
     *     {@value Routes#MAX_ROUTES} different routes, further ones are counted together
     * @param tenant who is served, null where unknown
     */
    public RequestScope enter(String route, @Nullable String tenant) {
        return new RequestScope(currentScope, routes.named(route), tenant);
    }

    /** Says what the guard knows at this moment. Borrows go on meanwhile, so only a quiet process gives exact sums. */
    public GuardSnapshot snapshot() {
        census.noticeClosings();
        return new GuardSnapshot(
                GuardSnapshot.FORMAT,
                GuardSnapshot.VERSION,
                clock.millis(),
                ProcessFactsReader.read(),
                census.totals(),
                census.pools(),
                census.poolSites(),
                routes.facts(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                new TrackerFacts(
                        options.sessionChecks(),
                        faults.faults().stream().map(Fault::toString).toList(),
                        0,
                        0,
                        0),
                census.outstanding());
    }

    /** Records a connection that the pool has just handed out to the current thread. */
    Borrow lend(PoolLedger ledger) {
        CallPath path = CallPath.here();
        RequestScope scope = currentScope.get();
        Borrow borrow = new Borrow(ledger, scope, path, clock.millis());
        ledger.lend(borrow);
        if (scope != null) {
            scope.countBorrow(ledger, path);
        }
        return borrow;
    }

    void countFailure(PoolLedger ledger, Throwable failure) {
        if (ledger.isClosedUnnoticed()) {
            census.close(ledger, null, null);
        }
        ledger.refuse(BorrowFailures.classify(failure), RequestScope.routeOf(currentScope.get()));
    }

    void close(PoolLedger ledger, CallPath path) {
        census.close(ledger, path.site(), RequestScope.routeOf(currentScope.get()));
    }
}
