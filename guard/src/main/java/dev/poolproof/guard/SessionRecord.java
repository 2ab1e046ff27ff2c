package dev.poolproof.guard;

import dev.poolproof.guard.session.SessionBook;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** What outlives a borrower of a session. Thread-safe. */
final class SessionRecord {

    private final AtomicLong borrowers = new AtomicLong();
    private volatile @Nullable SessionBook book;

    /** The last borrower after whom the book says how the session is. */
    private volatile long compared;

    /** Numbers the next borrower. */
    long lend() {
        return borrowers.incrementAndGet();
    }

    /** Whether nobody used the session after this borrower. */
    boolean isLast(long borrower) {
        return borrowers.get() == borrower;
    }

    /** How the session is meant to be, null where nobody looked. */
    @Nullable
    SessionBook book() {
        return book;
    }

    /** @param borrower who was lent the session as the book says it was first */
    void keep(SessionBook first, long borrower) {
        compared = borrower - 1;
        book = first;
    }

    /** Whether the book says how the session was when this borrower got it: the one before may have escaped comparison. */
    boolean isKnownBefore(long borrower) {
        return compared == borrower - 1;
    }

    void compared(long borrower) {
        compared = borrower;
    }
}
