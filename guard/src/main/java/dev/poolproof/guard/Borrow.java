package dev.poolproof.guard;

import dev.poolproof.guard.site.CallPath;
import dev.poolproof.guard.snapshot.BorrowUse;
import dev.poolproof.guard.snapshot.OutstandingBorrow;
import dev.poolproof.guard.snapshot.OwnerFacts;
import dev.poolproof.guard.snapshot.Site;
import java.sql.Connection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One connection handed out: by which pool, where, when, to whom. It knows nothing of the connection itself. */
final class Borrow {

    private final PoolLedger pool;
    private final @Nullable RequestScope scope;
    private final CallPath path;
    private final String thread;
    private final long borrowedAtEpochMillis;

    /** Where {@link OutstandingBorrows} keeps it; written before it is published there. */
    private OutstandingBorrows.@Nullable Segment segment;

    private int slot;
    private volatile @Nullable ConnectionUse use;

    Borrow(PoolLedger pool, @Nullable RequestScope scope, CallPath path, long borrowedAtEpochMillis) {
        this.pool = pool;
        this.scope = scope;
        this.path = path;
        this.thread = nameOf(Thread.currentThread());
        this.borrowedAtEpochMillis = borrowedAtEpochMillis;
    }

    /** A virtual thread has no name unless somebody gave it one. */
    private static String nameOf(Thread thread) {
        String name = thread.getName();
        return name.isEmpty() ? thread.toString() : name;
    }

    void keptIn(OutstandingBorrows.Segment segment, int slot) {
        this.segment = segment;
        this.slot = slot;
    }

    void forget() {
        if (segment != null) {
            segment.clear(slot, this);
        }
    }

    /** The connection came back. */
    void end() {
        pool.takeBack(this);
    }

    ConnectionUse use(Connection pooled, int ownStatements) {
        ConnectionUse made = new ConnectionUse(pool.uses(), this, pooled, ownStatements);
        use = made;
        return made;
    }

    BorrowOrigin origin() {
        return new BorrowOrigin(poolName(), tenant(), RequestScope.routeOf(scope), path.site());
    }

    boolean isAfterRequest() {
        return scope != null && scope.ended();
    }

    boolean isPoolClosed() {
        return pool.isClosed() || pool.isClosedUnnoticed();
    }

    String poolName() {
        return pool.labels().name();
    }

    long borrowedAtEpochMillis() {
        return borrowedAtEpochMillis;
    }

    /** Turns the stack into lines, which costs microseconds: only for what is reported. */
    OutstandingBorrow facts() {
        List<Site> stack = path.sites();
        ConnectionUse used = use;
        return new OutstandingBorrow(
                poolName(),
                pool.id(),
                tenant(),
                RequestScope.routeOf(scope),
                borrowedAtEpochMillis,
                thread,
                path.site(),
                stack,
                false,
                scope != null && scope.ended(),
                scope == null ? null : scope.failure(),
                false,
                null,
                used == null ? BorrowUse.NONE : used.facts(),
                new OwnerFacts("RUNNABLE", null));
    }

    /** The request knows best whom it serves; outside any, a tenant's pool is borrowed from for that tenant. */
    private @Nullable String tenant() {
        String served = scope == null ? null : scope.tenant();
        return served != null ? served : pool.labels().tenant();
    }
}
