package dev.poolproof.guard;

import dev.poolproof.guard.session.SessionBook;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** What outlives a borrower of a session. Thread-safe. */
final class SessionRecord {

    private final AtomicLong borrowers = new AtomicLong();
    private volatile @Nullable SessionBook book;

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

    void keep(SessionBook first) {
        book = first;
    }
}
