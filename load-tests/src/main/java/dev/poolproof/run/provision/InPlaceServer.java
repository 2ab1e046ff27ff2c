package dev.poolproof.run.provision;

import dev.poolproof.run.plan.UsageException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A server in a child process with a data folder of its own. Whoever made it closes it, and the folder goes with it.
 *
 * <p>Its data is thrown away at the end, so it never waits for the disk and is stopped by force.
 */
final class InPlaceServer implements AutoCloseable {

    /** Chosen by others between our look and the server's start: try again with other ports. */
    private static final int PORT_ATTEMPTS = 5;

    private static final Duration START_AT_MOST = Duration.ofSeconds(60);
    private static final Duration LOOK_EVERY = Duration.ofMillis(20);

    private final ServerFolder folder;
    private final Path log;
    private volatile @Nullable Process process;

    /** Where the log of the present process begins. */
    private long logBegins;

    /** The log is an existing file. */
    InPlaceServer(ServerFolder folder, Path log) {
        this.folder = folder;
        this.log = log;
    }

    /** Initialises and starts the program; returns once the administrator can log in. */
    LoopbackPorts start(ServerProgram program, int maxConnections, Accounts accounts) throws IOException {
        initialise(program, accounts);
        for (int attempt = 1; attempt <= PORT_ATTEMPTS; attempt++) {
            LoopbackPorts ports = LoopbackPorts.free();
            Process server = launch(program, program.service(folder, maxConnections, ports, accounts));
            Access access = accounts.administrator(ports);
            boolean answered = Patience.await(START_AT_MOST, LOOK_EVERY, () -> !server.isAlive() || access.answers());
            if (answered && server.isAlive()) {
                return ports;
            }
            if (server.isAlive() || !said().contains(program.portTaken())) {
                break;
            }
        }
        throw failure(program, "did not start", new IOException("not ready"));
    }

    private void initialise(ServerProgram program, Accounts accounts) throws IOException {
        Process initialisation = launch(program, program.initialisation(folder, accounts));
        if (!Patience.await(START_AT_MOST, LOOK_EVERY, () -> !initialisation.isAlive())
                || initialisation.exitValue() != 0) {
            throw failure(program, "could not be initialised", new IOException("no success from " + initialisation));
        }
    }

    boolean isAlive() {
        return process != null && process.isAlive();
    }

    @Override
    public void close() {
        Process server = process;
        if (server != null && server.isAlive()) {
            server.destroyForcibly();
            // By signal, so at once; but its files can only go after it.
            server.onExit().orTimeout(10, TimeUnit.SECONDS).join();
        }
        folder.close();
    }

    private Process launch(ServerProgram program, ServerProgram.Start start) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(program.executable().toString());
        // Must come first: no my.cnf of this machine may change anything.
        command.add("--no-defaults");
        command.add("--datadir=" + folder.data());
        if (isRoot()) {
            command.add("--user=root");
        }
        command.addAll(start.options());
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.data().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(program.environment());
        logBegins = Files.size(log);
        Process launched = builder.start();
        process = launched;
        try (OutputStream in = launched.getOutputStream()) {
            in.write(start.input().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // It ended before it had read everything, as whoever waits for it will see.
        }
        return launched;
    }

    /** As root the server wants to be told that this is meant. */
    private boolean isRoot() throws IOException {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("unix")
                && Integer.valueOf(0).equals(Files.getAttribute(folder.data(), "unix:uid"));
    }

    private UsageException failure(ServerProgram program, String what, Exception cause) {
        return new UsageException(
                program.title() + " " + what + "." + complaints(program) + " Its log is " + log
                        + "; --database docker or existing do without it.",
                cause);
    }

    /** What the server complained about first, which is the cause of the rest, and what helps. */
    private String complaints(ServerProgram program) {
        try {
            String said = said();
            String complaints = said.lines()
                    .filter(line -> line.contains("ERROR") || line.contains("error while loading"))
                    .limit(3)
                    .collect(Collectors.joining(" / "));
            return (complaints.isEmpty() ? "" : " It said: " + complaints + ".")
                    + program.remedy(said).map(remedy -> " " + remedy + ".").orElse("");
        } catch (IOException e) {
            return "";
        }
    }

    private String said() throws IOException {
        byte[] all = Files.readAllBytes(log);
        return new String(all, (int) logBegins, all.length - (int) logBegins, StandardCharsets.UTF_8);
    }
}
