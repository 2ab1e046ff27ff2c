package dev.poolproof.run.command;

import dev.poolproof.run.plan.UsageException;
import java.net.URI;

/** What {@code --target} and {@code --guard} may be. */
final class ServiceAddress {

    private ServiceAddress() {}

    /** @throws UsageException if it is no address of a service, or holds credentials */
    static void require(String option, URI target) {
        boolean http = "http".equals(target.getScheme()) || "https".equals(target.getScheme());
        if (!http || target.getHost() == null || target.getUserInfo() != null) {
            // What is not understood may hold a password.
            throw new UsageException(
                    option + " is no address of a service: expected http or https, a host, and no user in it,"
                            + " for example http://127.0.0.1:8080.");
        }
    }
}
