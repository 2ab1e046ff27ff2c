package dev.poolproof.guard;

import dev.poolproof.guard.site.CallPath;
import dev.poolproof.guard.snapshot.BorrowUse;
import dev.poolproof.guard.snapshot.OutstandingBorrow;
import dev.poolproof.guard.snapshot.Site;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a {@link Slot} said of one borrow at one moment. */
record Borrow(
        PoolLedger pool,
        Borrower borrower,
        @Nullable RequestScope scope,
        int ordinal,
        @Nullable Trail trail,
        long borrowedAtMillis) {

    /** Turns paths into lines, which costs microseconds: only for what is reported. */
    OutstandingBorrow facts(CoarseClock clock, Owners owners) {
        CallPath taken = trail == null ? null : trail.path();
        CallPath path = path();
        ConnectionUse use = trail == null ? null : trail.use();
        CallPath again = trail == null ? null : trail.borrowedAgain();
        List<Site> sites = path.sites();
        return new OutstandingBorrow(
                pool.labels().name(),
                pool.id(),
                tenant(),
                route(),
                clock.epochMillis(borrowedAtMillis),
                borrower.name(),
                path.site(),
                taken != null ? sites : sites.subList(0, 1),
                taken == null,
                scope != null && scope.isOver(),
                scope == null ? null : scope.failure(),
                scope != null && !scope.isServedBy(borrower),
                again == null ? null : again.site(),
                use == null ? BorrowUse.NONE : use.facts(),
                owners.facts(borrower));
    }

    /** The path that was taken, or where none was, the usual one. */
    private CallPath path() {
        CallPath taken = trail == null ? null : trail.path();
        return taken != null ? taken : pool.usualPath(route(), ordinal);
    }

    /** Turns the path into a line. */
    BorrowOrigin origin() {
        return new BorrowOrigin(pool.labels().name(), tenant(), route(), path().site());
    }

    /** How long the server worked for it, as far as its use was seen. */
    long busyMillis() {
        ConnectionUse use = trail == null ? null : trail.use();
        return use == null ? 0 : use.busyMillis();
    }

    boolean isAfterRequest() {
        return scope != null && scope.isOver();
    }

    boolean isPoolClosed() {
        return pool.isClosed() || pool.isClosedUnnoticed();
    }

    @Nullable
    String route() {
        return RequestScope.routeOf(scope);
    }

    /** The request knows best whom it serves; outside any, a tenant's pool is borrowed from for that tenant. */
    @Nullable
    String tenant() {
        String served = scope == null ? null : scope.tenant();
        return served != null ? served : pool.labels().tenant();
    }
}
