package dev.poolproof.guard;

import dev.poolproof.guard.session.DriverSession;
import java.sql.Connection;
import java.util.Map;
import java.util.WeakHashMap;

/** The sessions of the pools, each known from its first use by a borrower until its driver forgets it. Thread-safe. */
final class LentSessions {

    /** A record keeps no reference to the connection that is its key. */
    private final Map<Connection, SessionRecord> records = new WeakHashMap<>();

    /** @param checked whether the session's state is to be compared when it comes back, which costs queries */
    LentSession lend(DriverSession session, boolean checked) {
        SessionRecord known;
        synchronized (records) {
            known = records.computeIfAbsent(session.connection(), first -> new SessionRecord());
        }
        return new LentSession(session, known, known.lend(), checked);
    }
}
