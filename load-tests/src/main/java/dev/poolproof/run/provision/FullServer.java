package dev.poolproof.run.provision;

import dev.poolproof.run.plan.UsageException;
import java.sql.SQLException;

/** A server that has no session left for an account: error 1040, "Too many connections". */
public final class FullServer {

    private static final int TOO_MANY_CONNECTIONS = 1040;

    private FullServer() {}

    /** Whether that is why it refused. */
    public static boolean refused(SQLException refusal) {
        return refusal.getErrorCode() == TOO_MANY_CONNECTIONS;
    }

    /** What happened and what to do, for whoever named the server. */
    public static UsageException at(String address, String username, SQLException refusal) {
        return new UsageException(
                "The server at %s has no session left for %s. The one that it keeps in reserve is for an account with SUPER or CONNECTION ADMIN, and is gone if another such account has it, perhaps the service's own: give the service an account without that right, give it to %s, and close some sessions."
                        .formatted(address, username, username),
                refusal);
    }
}
