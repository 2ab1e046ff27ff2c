package dev.poolproof.run.provision;

import dev.poolproof.run.plan.UsageException;
import java.util.Optional;

/** MariaDB, unpacked out of a library of this program and started in place. */
final class EmbeddedProvision implements Provision.Strategy {

    /** The server raises a smaller value to this one without a word (MariaDB 11.4). */
    private static final int SMALLEST_MAX_CONNECTIONS = 10;

    /** Its files, and the data of a run. */
    private static final long UNPACKED_BYTES = 600L << 20;

    @Override
    public ProvidedDatabase provide(ProvisionRequest request) {
        if (request.maxConnections() < SMALLEST_MAX_CONNECTIONS) {
            throw new UsageException("max_connections was given as " + request.maxConnections()
                    + ", but the embedded MariaDB allows no fewer than " + SMALLEST_MAX_CONNECTIONS
                    + ": raise it, or use --database docker or mysql, where MySQL goes down to 1");
        }
        MariaDbPlatform platform =
                MariaDbPlatform.of(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
        return new InPlaceProvision(
                        Provision.EMBEDDED,
                        "the embedded MariaDB",
                        450,
                        "mariadb.log",
                        (shared, folder, progress) -> shared.exclusively(
                                () -> new MariaDbProgram(MariaDbBinaries.unpacked(shared, platform, progress))))
                .provide(request);
    }

    @Override
    public Optional<Obstacle> obstacle(String image) {
        try {
            MariaDbPlatform.of(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
            return SharedFolder.obstacle("mariadb-", UNPACKED_BYTES);
        } catch (UsageException e) {
            return Optional.of(new Obstacle(
                    e.getMessage() + ".", "./poolproof run --database existing --url jdbc:mysql://127.0.0.1:3306/ …"));
        }
    }
}
