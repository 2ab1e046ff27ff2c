package dev.poolproof.guard;

import dev.poolproof.guard.session.DriverKind;
import dev.poolproof.guard.session.DriverSession;
import dev.poolproof.guard.session.JdbcSetting;
import dev.poolproof.guard.session.SessionChange;
import dev.poolproof.guard.session.SessionItem;
import dev.poolproof.guard.site.CallPath;
import dev.poolproof.guard.site.Caller;
import dev.poolproof.guard.snapshot.BorrowUse;
import dev.poolproof.guard.snapshot.ReturnDefect.Kind;
import dev.poolproof.guard.snapshot.Site;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one borrower does with a connection, and in which state it comes back. Made at the first use: a connection that nobody
 * uses costs nothing here. Thread-safe, as a connection may be used by several threads.
 */
final class ConnectionUse {

    /** An operation of the program's, to be timed. */
    interface Work<X extends Throwable> {
        @Nullable
        Object run() throws X;
    }

    private final UseLedger ledger;
    private final Borrow borrow;
    private final Connection pooled;
    private final @Nullable LentSession session;
    private final int statementsBefore;

    private long operations;
    private @Nullable String lastOperation;
    private @Nullable CallPath lastUse;
    private long lastUsedAtEpochMillis;
    private @Nullable String lastFailure;
    private int openStatements;
    private boolean preparedStatements;
    private long usesAfterRequest;
    private long busyNanos;
    private @Nullable Connection raw;
    private @Nullable Site rawTakenBy;
    private boolean lost;
    private @Nullable CallPath lostBy;
    private boolean aborted;
    private boolean set;
    private List<SessionChange> changes = List.of();
    private boolean rawClosed;

    /** @param ownStatements the statements that the borrower has made already: none, or the one that this use begins with */
    ConnectionUse(UseLedger ledger, Borrow borrow, Connection pooled, int ownStatements) {
        this.ledger = ledger;
        this.borrow = borrow;
        this.pooled = pooled;
        DriverSession found = DriverKind.session(pooled);
        session = found == null ? null : ledger.lend(found);
        statementsBefore = session == null ? 0 : session.openStatements() - ownStatements;
    }

    UseLedger ledger() {
        return ledger;
    }

    /** Runs an operation of the program's: a statement, a commit, a rollback. */
    <X extends Throwable> @Nullable Object run(String name, Set<SessionItem> mayChange, Work<X> work) throws X {
        CallPath path = ledger.path();
        begins(name, path);
        long startedNanos = System.nanoTime();
        try {
            Object result = work.run();
            ended(startedNanos, path, mayChange);
            return result;
        } catch (Throwable failure) {
            ended(startedNanos, path, Set.of());
            failed(failure, path);
            throw failure;
        }
    }

    private synchronized void begins(String name, @Nullable CallPath path) {
        operations++;
        lastOperation = name;
        lastUse = path;
        lastUsedAtEpochMillis = ledger.epochMillis();
        lastFailure = null;
        if (borrow.isAfterRequest()) {
            usesAfterRequest++;
        }
    }

    private void ended(long startedNanos, @Nullable CallPath path, Set<SessionItem> mayHaveChanged) {
        synchronized (this) {
            busyNanos += System.nanoTime() - startedNanos;
        }
        if (session != null) {
            session.operated(mayHaveChanged, path);
        }
    }

    private synchronized void failed(Throwable failure, @Nullable CallPath path) {
        lastFailure = failure.getClass().getName();
        noticeLoss(failure, path);
    }

    /** Takes note of what a call threw that is no operation, as reading the next row. */
    void noticeLoss(Throwable failure) {
        if (LostSessions.tells(failure)) {
            noticeLoss(failure, ledger.path());
        }
    }

    private synchronized void noticeLoss(Throwable failure, @Nullable CallPath path) {
        if (!lost && LostSessions.tells(failure) && !borrow.isPoolClosed()) {
            lost = true;
            lostBy = path;
        }
    }

    synchronized void statementMade(boolean prepared) {
        openStatements++;
        preparedStatements |= prepared;
    }

    synchronized void statementClosed() {
        openStatements--;
    }

    synchronized void set(JdbcSetting setting) {
        set = true;
        if (session != null) {
            session.set(setting);
        }
    }

    /** The program was given an object from beneath; it does not count what belongs to the pool, or is asked for by a library. */
    void unwrapped(Class<?> type, Object unwrapped) {
        if (unwrapped.getClass().getPackage() == pooled.getClass().getPackage()) {
            return;
        }
        Site site = Caller.of("unwrap");
        if (site == null) {
            return;
        }
        ledger.rawAccesses().count(type, borrow.origin(), site);
        synchronized (this) {
            rawTakenBy = site;
            if (unwrapped instanceof Connection connection) {
                raw = connection;
            }
        }
    }

    synchronized void aborted() {
        aborted = true;
    }

    /** To be called while the connection is still the borrower's. Throws nothing. */
    void beforeReturn() {
        boolean closed = isRawClosed();
        List<SessionChange> found = session != null && wasTouched() ? session.changes() : List.of();
        synchronized (this) {
            rawClosed = closed;
            changes = found;
        }
    }

    private synchronized boolean wasTouched() {
        return operations > 0 || set || rawTakenBy != null;
    }

    private boolean isRawClosed() {
        Connection taken;
        synchronized (this) {
            taken = raw;
            if (taken == null || lost || aborted || borrow.isPoolClosed()) {
                return false;
            }
        }
        if (session != null) {
            return session.isClosed() && !session.isLost();
        }
        try {
            return taken.isClosed();
        } catch (SQLException | RuntimeException unknown) {
            return false;
        }
    }

    /** To be called when the pool has the connection back, and while the borrow is still known. Throws nothing. */
    synchronized void afterReturn() {
        changes.forEach(change -> defect(change.item().kind(), change.detail(), changedBy(change)));
        if (rawClosed) {
            defect(Kind.RAW_CLOSED, "", rawTakenBy);
        }
        if (session != null) {
            judge(session);
        } else if (lost && !aborted) {
            defect(Kind.SESSION_LOST, "", siteOf(lostBy));
        }
    }

    private void judge(LentSession lent) {
        if (!aborted && (lost || (lent.isLost() && !borrow.isPoolClosed()))) {
            defect(Kind.SESSION_LOST, "", siteOf(lostBy));
        } else if (lent.isLeftInTransaction()) {
            defect(Kind.OPEN_TRANSACTION, "", lent.transactionBegan());
        }
        if (rawTakenBy != null && !poolMayKeepStatements() && lent.statementsLeftOpen() > statementsBefore) {
            defect(Kind.OPEN_STATEMENT, "", rawTakenBy);
        }
    }

    /** Some pools keep prepared statements open for the next borrower; HikariCP has never done so. */
    private boolean poolMayKeepStatements() {
        return preparedStatements && !pooled.getClass().getName().startsWith("com.zaxxer.hikari.");
    }

    private @Nullable Site changedBy(SessionChange change) {
        return session == null ? null : session.changedBy(change.item());
    }

    private void defect(Kind kind, String detail, @Nullable Site leftBy) {
        ledger.defects().count(kind, detail, borrow.origin(), leftBy);
    }

    private static @Nullable Site siteOf(@Nullable CallPath path) {
        return path == null ? null : path.site();
    }

    /** How long the server worked for the borrower. */
    synchronized long busyMillis() {
        return busyNanos / 1_000_000;
    }

    synchronized BorrowUse facts() {
        return new BorrowUse(
                operations,
                lastOperation,
                siteOf(lastUse),
                operations == 0 ? null : lastUsedAtEpochMillis,
                lastFailure,
                openStatements,
                usesAfterRequest);
    }
}
