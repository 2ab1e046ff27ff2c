package dev.poolproof.run.command;

import dev.poolproof.reports.record.Environment.DatabaseFacts;
import dev.poolproof.run.plan.UsageException;
import dev.poolproof.run.provision.Database;
import dev.poolproof.run.provision.ExistingServer;
import dev.poolproof.run.provision.Provision;
import dev.poolproof.run.provision.ProvisionRequest;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The database a run works on. */
final class DatabaseOptions {

    static final String LIMIT = "--max-connections";

    @Option(
            names = "--database",
            paramLabel = "KIND",
            defaultValue = "auto",
            description = {
                "embedded: a MariaDB started here; docker: MySQL in a container; existing: a server of yours;",
                "mysql: a MySQL 8.0 started here, fetched with Maven at its first use (553 MB);",
                "auto: docker where an engine and the image are to be had, else embedded (default: ${DEFAULT-VALUE})."
            })
    private Provision provision = Provision.AUTO;

    @Option(
            names = LIMIT,
            paramLabel = "COUNT",
            defaultValue = "" + ProvisionRequest.DEFAULT_MAX_CONNECTIONS,
            description =
                    "Limit that the server is started with; an existing one keeps its own (default: ${DEFAULT-VALUE} for each instance).")
    private int maxConnections;

    @Option(
            names = "--image",
            paramLabel = "IMAGE",
            defaultValue = "${env:POOLPROOF_MYSQL_IMAGE:-" + ProvisionRequest.DEFAULT_IMAGE + "}",
            description = "MySQL image for docker (default: POOLPROOF_MYSQL_IMAGE, else "
                    + ProvisionRequest.DEFAULT_IMAGE + ").")
    private String image = ProvisionRequest.DEFAULT_IMAGE;

    @Mixin
    private ServerOptions server = new ServerOptions();

    /**
     * Provides the database; the caller closes it.
     *
     * @throws UsageException if it cannot be had
     */
    Database provide(RunFolder folder, Consumer<String> progress) {
        return provide(folder, 1, progress);
    }

    /**
     * As {@link #provide(RunFolder, Consumer)}.
     *
     * @param instances so many times the limit
     */
    Database provide(RunFolder folder, int instances, Consumer<String> progress) {
        ProvisionRequest request = new ProvisionRequest(
                maxConnections * instances, image, existing(), folder.id(), folder.path(), progress);
        progress.accept("Providing the database (" + provision.label() + ") …");
        Database database = provision.provide(request);
        DatabaseFacts facts = database.facts();
        progress.accept("Database: %s %s, max_connections %d, %s%s."
                .formatted(
                        facts.engine(),
                        facts.engineVersion(),
                        facts.maxConnections(),
                        facts.provision(),
                        facts.why() == null ? "" : " because " + facts.why()));
        return database;
    }

    private @Nullable ExistingServer existing() {
        if (provision == Provision.EXISTING) {
            return server.server("--database existing");
        }
        if (server.isGiven()) {
            throw new UsageException("--url names an existing server, but --database is %s: give --database existing."
                    .formatted(provision.label()));
        }
        return null;
    }
}
