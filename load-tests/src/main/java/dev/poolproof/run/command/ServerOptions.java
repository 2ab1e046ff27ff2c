package dev.poolproof.run.command;

import dev.poolproof.run.plan.UsageException;
import dev.poolproof.run.provision.ExistingServer;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A database server that somebody else runs, and an account there. */
final class ServerOptions {

    @Option(
            names = "--url",
            paramLabel = "JDBC_URL",
            description = "The existing server, for example jdbc:mysql://127.0.0.1:3306/")
    private @Nullable String url;

    @Option(names = "--user", paramLabel = "NAME", description = "Account on the existing server.")
    private @Nullable String user;

    @Option(
            names = "--password-env",
            paramLabel = "VARIABLE",
            description = "Environment variable that holds its password.")
    private @Nullable String passwordVariable;

    @Option(names = "--password-file", paramLabel = "FILE", description = "File that holds its password.")
    private @Nullable Path passwordFile;

    /** Whether a server was named. */
    boolean isGiven() {
        return url != null;
    }

    /**
     * The server.
     *
     * @param by the option that asks for it, for messages
     * @throws UsageException if it was not named in full, or its password cannot be had
     */
    ExistingServer server(String by) {
        if (url == null || user == null) {
            throw new UsageException(
                    "%s needs --url and --user, for example --url jdbc:mysql://127.0.0.1:3306/ --user root --password-env DB_PASSWORD."
                            .formatted(by));
        }
        if (passwordFile != null && passwordVariable == null) {
            return ExistingServer.withPasswordFromFile(url, user, passwordFile);
        }
        if (passwordVariable != null && passwordFile == null) {
            return ExistingServer.withPasswordFromEnvironment(url, user, passwordVariable, System.getenv());
        }
        throw new UsageException(
                "%s needs its password either by --password-env VARIABLE or by --password-file FILE.".formatted(by));
    }
}
