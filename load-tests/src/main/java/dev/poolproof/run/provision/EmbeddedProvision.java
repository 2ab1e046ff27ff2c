package dev.poolproof.run.provision;

import dev.poolproof.run.plan.UsageException;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileLockInterruptionException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * MariaDB, unpacked and started in place. It listens on 127.0.0.1 only and checks passwords. The administrator comes in
 * through a port of its own, so {@code max_connections} neither shuts it out nor counts it.
 */
final class EmbeddedProvision implements Provision.Strategy {

    /** The server raises a smaller value to this one without a word (MariaDB 11.4). */
    private static final int SMALLEST_MAX_CONNECTIONS = 10;

    private static final String PREFIX = "poolproof_";

    @Override
    public ProvidedDatabase provide(ProvisionRequest request) {
        if (request.maxConnections() < SMALLEST_MAX_CONNECTIONS) {
            throw new UsageException("max_connections was given as " + request.maxConnections()
                    + ", but the embedded MariaDB allows no fewer than " + SMALLEST_MAX_CONNECTIONS
                    + ": raise it, or use --database docker, where MySQL goes down to 1");
        }
        MariaDbPlatform platform =
                MariaDbPlatform.of(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
        try {
            return start(request, platform);
        } catch (ClosedByInterruptException | FileLockInterruptionException e) {
            throw Patience.interrupted(e);
        } catch (IOException e) {
            throw new UsageException(
                    "the embedded MariaDB could not be started: " + e
                            + ". It needs 450 MB in the temporary folder " + System.getProperty("java.io.tmpdir")
                            + " and a work folder that can be written to, " + request.workFolder() + ".",
                    e);
        }
    }

    private static ProvidedDatabase start(ProvisionRequest request, MariaDbPlatform platform) throws IOException {
        Path log = request.workFolder().resolve("mariadb.log");
        Files.write(log, new byte[0], StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        SharedFolder shared = SharedFolder.open();
        MariaDbServer server = shared.exclusively(() -> {
            MariaDbBinaries binaries = MariaDbBinaries.unpacked(shared, platform, request.progress());
            ServerFolder.removeAbandoned(shared, binaries.server());
            return new MariaDbServer(binaries, ServerFolder.create(shared), log);
        });
        try {
            return start(request, server);
        } catch (IOException | RuntimeException e) {
            Patience.uninterrupted(server::close);
            throw e;
        } catch (SQLException e) {
            server.close();
            throw new UsageException("the embedded MariaDB started but does not answer: " + e.getMessage(), e);
        }
    }

    private static ProvidedDatabase start(ProvisionRequest request, MariaDbServer server)
            throws IOException, SQLException {
        var service = new MariaDbServer.Credentials("poolproof_service", Passwords.random());
        var administrator = new MariaDbServer.Credentials("poolproof_administrator", Passwords.random());
        server.initialise(accounts(service, administrator));
        MariaDbServer.Ports ports = server.start(request.maxConnections(), administrator);
        Access administratorAccess = administrator.at(ports.administrator());
        try (Connection connection = administratorAccess.connect()) {
            return new ProvidedDatabase(
                    ServerFacts.read(Provision.EMBEDDED.label(), connection),
                    service.at(ports.service()),
                    administratorAccess,
                    PREFIX,
                    server::isAlive,
                    server::close);
        }
    }

    /** One statement a line. The accounts that the system tables come with have no password, so they go. */
    private static String accounts(MariaDbServer.Credentials service, MariaDbServer.Credentials administrator) {
        return """
            delete from mysql.global_priv where user <> 'mariadb.sys';
            delete from mysql.proxies_priv;
            flush privileges;
            create user '%s'@'127.0.0.1' identified by '%s';
            grant all on *.* to '%s'@'127.0.0.1' with grant option;
            create user '%s'@'127.0.0.1' identified by '%s';
            grant all on `poolproof\\_%%`.* to '%s'@'127.0.0.1';
            """.formatted(
                        administrator.username(),
                        administrator.password(),
                        administrator.username(),
                        service.username(),
                        service.password(),
                        service.username());
    }
}
