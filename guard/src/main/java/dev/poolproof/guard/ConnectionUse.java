package dev.poolproof.guard;

import dev.poolproof.guard.session.SessionItem;
import dev.poolproof.guard.site.CallPath;
import dev.poolproof.guard.snapshot.BorrowUse;
import java.sql.Connection;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one borrower does with a connection. Made at the first use: a connection that nobody uses costs nothing here.
 * Thread-safe, as a connection may be used by several threads.
 */
final class ConnectionUse {

    /** An operation of the program's. */
    interface Work<X extends Throwable> {
        @Nullable
        Object run() throws X;
    }

    private final UseLedger ledger;
    private final Borrow borrow;
    private final ReturnCheck check;

    private long operations;
    private @Nullable String lastOperation;
    private @Nullable CallPath lastUse;
    private long lastUsedAtEpochMillis;
    private @Nullable String lastFailure;
    private int openStatements;
    private long usesAfterRequest;
    private long busyNanos;

    /** @param ownStatements the statements that the borrower has made already: none, or the one that this use begins with */
    ConnectionUse(UseLedger ledger, Borrow borrow, Connection pooled, int ownStatements) {
        this.ledger = ledger;
        this.borrow = borrow;
        this.check = new ReturnCheck(ledger, borrow, pooled, ownStatements);
    }

    UseLedger ledger() {
        return ledger;
    }

    /** What is seen of the state in which the connection will come back. */
    ReturnCheck check() {
        return check;
    }

    /**
     * Runs an operation: a statement, a commit, a rollback.
     *
     * @param name what reports call it
     * @param mayChange what it may change in the session if it succeeds
     */
    <X extends Throwable> @Nullable Object run(String name, Set<SessionItem> mayChange, Work<X> work) throws X {
        CallPath path = ledger.path();
        begins(name, path);
        long startedNanos = System.nanoTime();
        try {
            Object result = work.run();
            ended(startedNanos, null);
            check.operated(mayChange, path);
            return result;
        } catch (Throwable failure) {
            ended(startedNanos, failure);
            check.operated(Set.of(), path);
            check.failed(failure, path);
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

    private synchronized void ended(long startedNanos, @Nullable Throwable failure) {
        busyNanos += System.nanoTime() - startedNanos;
        lastFailure = failure == null ? null : failure.getClass().getName();
    }

    synchronized void statementMade() {
        openStatements++;
    }

    synchronized void statementClosed() {
        openStatements--;
    }

    /** How long the server worked for the borrower. */
    synchronized long busyMillis() {
        return busyNanos / 1_000_000;
    }

    /** Turns a path into a line, which costs microseconds: only for what is reported. */
    synchronized BorrowUse facts() {
        return new BorrowUse(
                operations,
                lastOperation,
                lastUse == null ? null : lastUse.site(),
                operations == 0 ? null : lastUsedAtEpochMillis,
                lastFailure,
                openStatements,
                usesAfterRequest);
    }
}
