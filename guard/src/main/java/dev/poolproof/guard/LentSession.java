package dev.poolproof.guard;

import dev.poolproof.guard.session.DriverSession;
import dev.poolproof.guard.session.JdbcSetting;
import dev.poolproof.guard.session.SessionBook;
import dev.poolproof.guard.session.SessionChange;
import dev.poolproof.guard.session.SessionItem;
import dev.poolproof.guard.session.StateReader;
import dev.poolproof.guard.site.CallPath;
import dev.poolproof.guard.snapshot.Site;
import java.lang.invoke.VarHandle;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The session behind a connection while one borrower has it. Thread-safe. */
final class LentSession {

    private final DriverSession session;
    private final SessionRecord record;
    private final long borrower;
    private final @Nullable StateReader reader;

    /** What the borrower's statements may have changed, and by which path; a null path where that was not taken. */
    private final Map<SessionItem, @Nullable CallPath> suspects = new HashMap<>();

    private final Set<SessionItem> resetByPool = new HashSet<>();
    private boolean wasInTransaction;

    /** Whether the transaction that is open was so before this borrower came. */
    private boolean transactionInherited;

    private @Nullable CallPath transactionBegan;

    LentSession(DriverSession session, SessionRecord record, long borrower, boolean checked) {
        this.session = session;
        this.record = record;
        this.borrower = borrower;
        this.reader = checked ? session.stateReader() : null;
        this.wasInTransaction = session.inTransaction();
        this.transactionInherited = wasInTransaction;
        readFirstState();
    }

    /** Looks at the session before the program has used it for the first time. */
    private void readFirstState() {
        if (reader != null && record.book() == null) {
            try {
                record.keep(new SessionBook(reader.readAll(), reader.watched()), borrower);
            } catch (SQLException | RuntimeException unanswered) {
                // Nothing to compare with then, so nothing will be said.
            }
        }
    }

    /** Statements that are open on it, whoever made them; negative where unknown. */
    int openStatements() {
        return session.openStatements();
    }

    boolean isClosed() {
        return session.isClosed();
    }

    boolean isLost() {
        return session.isLost();
    }

    /** To be called after each operation of the borrower's. */
    synchronized void operated(Set<SessionItem> mayHaveChanged, @Nullable CallPath path) {
        boolean inTransaction = session.inTransaction();
        if (inTransaction && !wasInTransaction) {
            transactionBegan = path;
        }
        wasInTransaction = inTransaction;
        transactionInherited &= inTransaction;
        mayHaveChanged.forEach(item -> suspects.put(item, path));
    }

    synchronized void set(JdbcSetting setting) {
        resetByPool.addAll(setting.items());
    }

    /**
     * What the borrower leaves different in the session: asks the server, so it must still be the borrower's. Says nothing
     * where the server cannot be asked now, as while it still sends a result.
     */
    synchronized List<SessionChange> changes() {
        SessionBook book = record.book();
        if (reader == null || book == null || session.isClosed()) {
            return List.of();
        }
        try {
            Map<SessionItem, @Nullable String> now = reader.read(book.toRead(suspects.keySet()));
            boolean known = record.isKnownBefore(borrower);
            record.compared(borrower);
            return book.compare(now, suspects.keySet(), resetByPool, known);
        } catch (SQLException | RuntimeException unanswered) {
            return List.of();
        }
    }

    /** To be called instead where the borrower did nothing to the session. */
    void unchanged() {
        if (record.isKnownBefore(borrower)) {
            record.compared(borrower);
        }
    }

    /** The line that made a change, null where unknown. */
    synchronized @Nullable Site changedBy(SessionItem item) {
        return siteOf(suspects.get(item));
    }

    /**
     * Whether a transaction of the borrower's is open, now that the pool has the connection back and has done all it does to
     * clean up. Says no where the next borrower was quick enough to use it already: then the answer might be about his.
     */
    synchronized boolean isLeftInTransaction() {
        boolean inTransaction = session.inTransaction();
        VarHandle.acquireFence();
        return inTransaction && !transactionInherited && record.isLast(borrower);
    }

    /** The same of the number of open statements; negative where unknown. */
    int statementsLeftOpen() {
        int open = session.isClosed() ? 0 : session.openStatements();
        VarHandle.acquireFence();
        return record.isLast(borrower) ? open : -1;
    }

    /** The line after which a transaction was open, null where unknown. */
    synchronized @Nullable Site transactionBegan() {
        return siteOf(transactionBegan);
    }

    private static @Nullable Site siteOf(@Nullable CallPath path) {
        return path == null ? null : path.site();
    }
}
