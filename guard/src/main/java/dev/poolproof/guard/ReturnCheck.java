package dev.poolproof.guard;

import dev.poolproof.guard.session.DriverSession;
import dev.poolproof.guard.session.JdbcSetting;
import dev.poolproof.guard.session.SessionChange;
import dev.poolproof.guard.session.SessionItem;
import dev.poolproof.guard.site.CallPath;
import dev.poolproof.guard.site.Caller;
import dev.poolproof.guard.snapshot.ReturnDefect.Kind;
import dev.poolproof.guard.snapshot.Site;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * In which state one borrower gives a connection back. It is asked before and after the pool takes it: only then is the
 * session still the borrower's, and only afterwards is known what the pool cleans up by itself. Thread-safe.
 */
final class ReturnCheck {

    private final UseLedger ledger;
    private final Borrow borrow;
    private final Connection pooled;

    /** Null where the driver is not known. */
    private final @Nullable LentSession session;

    private final int statementsBefore;

    private boolean used;
    private boolean preparedStatements;
    private boolean aborted;
    private boolean lost;
    private @Nullable CallPath lostBy;
    private @Nullable Connection raw;
    private @Nullable Site rawTakenBy;
    private boolean rawClosed;
    private List<SessionChange> changes = List.of();

    /** @param ownStatements the statements that the borrower has made already */
    ReturnCheck(UseLedger ledger, Borrow borrow, Connection pooled, int ownStatements) {
        this.ledger = ledger;
        this.borrow = borrow;
        this.pooled = pooled;
        DriverSession found = ledger.libraries().session(pooled);
        session = found == null ? null : ledger.lend(found);
        statementsBefore = session == null ? 0 : session.openStatements() - ownStatements;
    }

    /** The program has run an operation, whether it failed or not. */
    void operated(Set<SessionItem> mayHaveChanged, @Nullable CallPath path) {
        noteUse();
        if (session != null) {
            session.operated(mayHaveChanged, path);
        }
    }

    /** The program has used one of JDBC's setters. */
    void set(JdbcSetting setting) {
        noteUse();
        if (session != null) {
            session.set(setting);
        }
    }

    private synchronized void noteUse() {
        used = true;
    }

    synchronized void preparedStatementMade() {
        preparedStatements = true;
    }

    synchronized void aborted() {
        aborted = true;
    }

    /** Takes note of what any call threw. */
    void failed(Throwable failure) {
        if (LostSessions.tells(failure)) {
            failed(failure, ledger.path());
        }
    }

    /** Takes note of what a call threw whose path is known. */
    synchronized void failed(Throwable failure, @Nullable CallPath path) {
        if (!lost && LostSessions.tells(failure) && !borrow.isPoolClosed()) {
            lost = true;
            lostBy = path;
        }
    }

    /** The program was given an object from beneath. What belongs to the pool, or a library asked for, does not count. */
    void unwrapped(Class<?> type, Object unwrapped) {
        if (unwrapped.getClass().getPackageName().equals(pooled.getClass().getPackageName())) {
            return;
        }
        Site site = Caller.of("unwrap");
        if (site == null) {
            return;
        }
        ledger.rawAccesses().count(type, borrow.origin(), site);
        synchronized (this) {
            used = true;
            rawTakenBy = site;
            if (unwrapped instanceof Connection connection) {
                raw = connection;
            }
        }
    }

    /** To be called while the connection is still the borrower's. */
    void beforeReturn() {
        try {
            boolean closed = isRawClosed();
            List<SessionChange> left = left();
            synchronized (this) {
                rawClosed = closed;
                changes = left;
            }
        } catch (RuntimeException unforeseen) {
            // A driver's own bug must not keep a connection from going back.
        }
    }

    private List<SessionChange> left() {
        if (session == null) {
            return List.of();
        }
        if (isUsed()) {
            return session.changes();
        }
        session.unchanged();
        return List.of();
    }

    private synchronized boolean isUsed() {
        return used;
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
        } catch (SQLException unknown) {
            return false;
        }
    }

    /** To be called when the pool has the connection back, and the borrow is still written down. */
    synchronized void afterReturn() {
        try {
            changes.forEach(change -> defect(change.item().kind(), change.detail(), changedBy(change)));
            if (rawClosed) {
                defect(Kind.RAW_CLOSED, "", rawTakenBy);
            }
            if (isLost()) {
                defect(Kind.SESSION_LOST, "", lostBy == null ? null : lostBy.site());
            } else if (session != null) {
                judge(session);
            }
        } catch (RuntimeException unforeseen) {
            // As above.
        }
    }

    private boolean isLost() {
        return !aborted && (lost || (session != null && session.isLost() && !borrow.isPoolClosed()));
    }

    private void judge(LentSession lent) {
        if (lent.isLeftInTransaction()) {
            defect(Kind.OPEN_TRANSACTION, "", lent.transactionBegan());
        }
        // What the program made through the guard its pool closes, or it goes with the session.
        if (rawTakenBy != null && !poolMayKeepStatements() && lent.statementsLeftOpen() > statementsBefore) {
            defect(Kind.OPEN_STATEMENT, "", rawTakenBy);
        }
    }

    /** Some pools keep prepared statements open for the next borrower; HikariCP has never done so. */
    private boolean poolMayKeepStatements() {
        return statementsBefore < 0
                || (preparedStatements && !pooled.getClass().getName().startsWith("com.zaxxer.hikari."));
    }

    private @Nullable Site changedBy(SessionChange change) {
        return session == null ? null : session.changedBy(change.item());
    }

    private void defect(Kind kind, String detail, @Nullable Site leftBy) {
        ledger.defects().count(kind, detail, borrow.origin(), leftBy);
    }
}
