package dev.poolproof.guard.session;

import java.sql.Connection;
import org.jspecify.annotations.Nullable;

/**
 * What a driver knows of one session without a question to the server. Nothing here waits or throws, also after the session
 * has ended.
 */
public interface DriverSession {

    /** The driver's own connection: one and the same object as long as the session lives. */
    Connection connection();

    /** Whether a transaction is open on the server, as of the server's last answer. */
    boolean inTransaction();

    /** Whether the session has ended, whoever ended it. */
    boolean isClosed();

    /** Whether it has ended because of the server or the network: the program did not close it. */
    boolean isLost();

    /** Statements made and not closed; negative where the driver does not know. */
    int openStatements();

    /** How the server is asked about the session's state, null where nobody knows how. */
    @Nullable
    StateReader stateReader();
}
