package dev.poolproof.run.command;

import dev.poolproof.run.WatchedServer;
import dev.poolproof.run.plan.UsageException;
import dev.poolproof.run.provision.ExistingServer;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * The database server that a watched service uses, an account that may look, and which sessions are the
 * service's.
 */
final class WatchedServerOptions {

    @Option(
            names = "--db",
            paramLabel = "JDBC_URL",
            description = "The server that the service uses, for example jdbc:mysql://127.0.0.1:3306/")
    private @Nullable String url;

    @Option(names = "--db-user", paramLabel = "NAME", description = "Account on that server that may see all sessions.")
    private @Nullable String user;

    @Option(
            names = "--db-password-env",
            paramLabel = "VARIABLE",
            description = "Environment variable that holds its password.")
    private @Nullable String passwordVariable;

    @Option(names = "--db-password-file", paramLabel = "FILE", description = "File that holds its password.")
    private @Nullable Path passwordFile;

    @Option(
            names = "--sessions",
            paramLabel = "WHICH",
            description = {
                "Which sessions are the service's, for example user=orders,schema=shop: any of user, host, schema, program and",
                "attribute.NAME, all of which must be so (default: every session, for a server that nobody else uses)."
            })
    private @Nullable String sessions;

    /**
     * The server, null where none was named.
     *
     * @throws UsageException if it was not named in full, or its password cannot be had
     */
    @Nullable
    WatchedServer server() {
        if (url == null) {
            if (user != null || passwordVariable != null || passwordFile != null || sessions != null) {
                throw new UsageException(
                        "--db-user, --db-password-env, --db-password-file and --sessions belong to a server: name it, for example --db jdbc:mysql://127.0.0.1:3306/.");
            }
            return null;
        }
        return WatchedServer.of(existing(url), sessions);
    }

    private ExistingServer existing(String address) {
        if (user == null) {
            throw new UsageException(
                    "--db needs --db-user, for example --db jdbc:mysql://127.0.0.1:3306/ --db-user root --db-password-env DB_PASSWORD.");
        }
        if (passwordFile != null && passwordVariable == null) {
            return ExistingServer.withPasswordFromFile(address, user, passwordFile);
        }
        if (passwordVariable != null && passwordFile == null) {
            return ExistingServer.withPasswordFromEnvironment(address, user, passwordVariable, System.getenv());
        }
        throw new UsageException(
                "--db needs its password either by --db-password-env VARIABLE or by --db-password-file FILE.");
    }
}
