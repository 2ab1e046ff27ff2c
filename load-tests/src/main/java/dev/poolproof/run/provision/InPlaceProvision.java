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
import java.util.function.Consumer;

/**
 * A server unpacked and started in place. It listens on 127.0.0.1 only and checks passwords. The administrator comes in
 * through a port of its own, so {@code max_connections} neither shuts it out nor counts it.
 *
 * @param provision which way this is
 * @param title what messages call the server
 * @param megabytes space that files and data take
 * @param logName name of the server's log in the work folder
 * @param source where the program comes from
 */
record InPlaceProvision(Provision provision, String title, int megabytes, String logName, Source source)
        implements Provision.Strategy {

    @Override
    public ProvidedDatabase provide(ProvisionRequest request) {
        try {
            return start(request);
        } catch (ClosedByInterruptException | FileLockInterruptionException e) {
            throw Patience.interrupted(e);
        } catch (IOException e) {
            throw new UsageException(
                    title + " could not be started: " + e + ". It needs " + megabytes
                            + " MB in the temporary folder " + System.getProperty("java.io.tmpdir")
                            + " and a work folder that can be written to, " + request.workFolder() + ".",
                    e);
        }
    }

    private ProvidedDatabase start(ProvisionRequest request) throws IOException {
        Path log = request.workFolder().resolve(logName);
        Files.write(log, new byte[0], StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        SharedFolder shared = SharedFolder.open();
        ServerFolder folder = shared.exclusively(() -> {
            ServerFolder.removeAbandoned(shared);
            return ServerFolder.create(shared);
        });
        InPlaceServer server = new InPlaceServer(folder, log);
        try {
            return start(request, server, source.unpacked(shared, folder, request.progress()));
        } catch (IOException | RuntimeException e) {
            Patience.uninterrupted(server::close);
            throw e;
        } catch (SQLException e) {
            server.close();
            throw new UsageException(title + " started but does not answer: " + e.getMessage(), e);
        }
    }

    private ProvidedDatabase start(ProvisionRequest request, InPlaceServer server, ServerProgram program)
            throws IOException, SQLException {
        Accounts accounts = Accounts.random();
        LoopbackPorts ports = server.start(program, request.maxConnections(), accounts);
        Access administrator = accounts.administrator(ports);
        try (Connection connection = administrator.connect()) {
            return new ProvidedDatabase(
                    ServerFacts.read(provision.label(), connection),
                    accounts.service(ports),
                    administrator,
                    Accounts.SCHEMA_PREFIX,
                    server::isAlive,
                    server::close);
        }
    }

    /** Where a program comes from. */
    interface Source {

        /**
         * The program, unpacked at first use into the shared folder.
         *
         * @param folder the run's own, with room for what is not finished yet
         * @param progress told, in a sentence, what takes long
         */
        ServerProgram unpacked(SharedFolder shared, ServerFolder folder, Consumer<String> progress) throws IOException;
    }
}
