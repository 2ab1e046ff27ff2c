package dev.poolproof.run.provision;

import dev.poolproof.run.plan.UsageException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A MariaDB server in a child process with a data folder of its own. Whoever started it closes it.
 *
 * <p>Its data is thrown away at the end, so it never waits for the disk and is stopped by force.
 */
final class MariaDbServer implements AutoCloseable {

    /** Chosen by others between our look and the server's start: try again with other ports. */
    private static final int PORT_ATTEMPTS = 5;

    private static final Duration START_AT_MOST = Duration.ofSeconds(60);
    private static final Duration LOOK_EVERY = Duration.ofMillis(20);

    private final MariaDbBinaries binaries;
    private final ServerFolder folder;
    private final Path log;
    private volatile @Nullable Process process;

    MariaDbServer(MariaDbBinaries binaries, ServerFolder folder, Path log) {
        this.binaries = binaries;
        this.folder = folder;
        this.log = log;
    }

    /** Makes the system tables and the accounts. The statements, passwords among them, go through a pipe. */
    void initialise(String accountStatements) throws IOException {
        Process bootstrap = launch(List.of("--bootstrap", "--max-allowed-packet=8M", "--net-buffer-length=16K"));
        process = bootstrap;
        try (OutputStream in = bootstrap.getOutputStream()) {
            in.write(utf8("create database if not exists mysql;\nuse mysql;\nset @auth_root_socket = null;\n"));
            for (Path sql : binaries.systemTables()) {
                Files.copy(sql, in);
            }
            in.write(utf8(accountStatements));
        } catch (IOException e) {
            throw failure("could not be initialised", e);
        }
        if (!Patience.await(START_AT_MOST, LOOK_EVERY, () -> !bootstrap.isAlive()) || bootstrap.exitValue() != 0) {
            throw failure("could not be initialised", new IOException("no success from " + bootstrap));
        }
    }

    /** Starts the server; returns once the administrator can log in. */
    Ports start(int maxConnections, Credentials administrator) throws IOException {
        for (int attempt = 1; attempt <= PORT_ATTEMPTS; attempt++) {
            Ports ports = Ports.free();
            long logBegins = Files.size(log);
            Process server = launch(serverOptions(maxConnections, ports));
            process = server;
            Access access = administrator.at(ports.administrator());
            boolean answered = Patience.await(START_AT_MOST, LOOK_EVERY, () -> !server.isAlive() || access.answers());
            if (answered && server.isAlive()) {
                return ports;
            }
            if (server.isAlive()
                    || !Files.readString(log).substring((int) logBegins).contains("Bind on TCP/IP port")) {
                break;
            }
        }
        throw failure("did not start", new IOException("not ready"));
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

    private Process launch(List<String> options) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(binaries.server().toString());
        command.addAll(commonOptions());
        command.addAll(options);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.data().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment()
                .put(
                        "DYLD_FALLBACK_LIBRARY_PATH",
                        binaries.base().resolve("libs").toString());
        return builder.start();
    }

    private List<String> commonOptions() throws IOException {
        List<String> options = new ArrayList<>(List.of(
                // Must come first: no my.cnf of this machine may change anything.
                "--no-defaults",
                "--basedir=" + binaries.base(),
                "--datadir=" + folder.data(),
                "--lc-messages-dir=" + binaries.share(),
                "--character-sets-dir=" + binaries.share().resolve("charsets"),
                "--innodb-data-file-path=ibdata1:4M:autoextend",
                "--innodb-temp-data-file-path=ibtmp1:4M:autoextend",
                "--innodb-undo-tablespaces=0",
                "--innodb-log-file-size=32M",
                "--innodb-buffer-pool-size=64M",
                "--innodb-flush-log-at-trx-commit=0",
                "--skip-innodb-doublewrite",
                "--aria-log-file-size=8M"));
        if (isRoot()) {
            options.add("--user=root");
        }
        return options;
    }

    private List<String> serverOptions(int maxConnections, Ports ports) {
        List<String> options = new ArrayList<>(List.of(
                "--bind-address=127.0.0.1",
                "--port=" + ports.service(),
                "--extra-port=" + ports.administrator(),
                "--extra-max-connections=8",
                "--max-connections=" + maxConnections,
                "--performance-schema=ON",
                "--skip-name-resolve",
                "--skip-log-bin",
                // Else it makes itself a certificate at every start: 2 to 5 s for a 4096 bit key (11.4.5).
                "--skip-ssl",
                "--pid-file=" + folder.processId()));
        if (binaries.platform() != MariaDbPlatform.WINDOWS_X64) {
            options.add("--socket=" + folder.socket());
        }
        return options;
    }

    /** As root the server wants to be told that this is meant. */
    private boolean isRoot() throws IOException {
        return binaries.platform() != MariaDbPlatform.WINDOWS_X64
                && Integer.valueOf(0).equals(Files.getAttribute(folder.data(), "unix:uid"));
    }

    private UsageException failure(String what, Exception cause) {
        return new UsageException(
                "the embedded MariaDB " + binaries.version() + " " + what + "." + complaints() + " Its log is " + log
                        + "; --database docker or existing do without it.",
                cause);
    }

    /** What the server wrote about itself last. */
    private String complaints() {
        try {
            List<String> lines = Files.readAllLines(log).stream()
                    .filter(line -> line.contains("ERROR") || line.contains("error while loading"))
                    .toList();
            return lines.isEmpty()
                    ? ""
                    : " It said: " + String.join(" / ", lines.subList(Math.max(0, lines.size() - 3), lines.size()))
                            + ".";
        } catch (IOException e) {
            return "";
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Who logs in, wherever. */
    record Credentials(String username, String password) {

        Access at(int port) {
            return new Access("jdbc:mysql://127.0.0.1:" + port + "/", username, password);
        }
    }

    /**
     * Loopback ports.
     *
     * @param service the one that {@code max_connections} holds for
     * @param administrator the one that it does not hold for
     */
    record Ports(int service, int administrator) {

        static Ports free() throws IOException {
            InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
            try (ServerSocket first = new ServerSocket(0, 1, loopback);
                    ServerSocket second = new ServerSocket(0, 1, loopback)) {
                return new Ports(first.getLocalPort(), second.getLocalPort());
            }
        }
    }
}
