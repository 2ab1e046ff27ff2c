package dev.poolproof.benchmarks.command;

import dev.poolproof.benchmarks.Database;
import dev.poolproof.benchmarks.matrix.Selection;
import dev.poolproof.benchmarks.pool.OpenPool;
import dev.poolproof.benchmarks.pool.Pool;
import dev.poolproof.benchmarks.report.SettingsRow;
import dev.poolproof.benchmarks.stub.StubDriver;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where connections lead. */
final class DatabaseOptions {

    private static final int CONNECTIONS = 8;

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = {
                "JDBC URL of a real MySQL or MariaDB instead of the stub; needs 24 free sessions.",
                "Its password is taken from the environment variable " + Database.PASSWORD_VARIABLE + "."
            })
    private String url = StubDriver.URL;

    @Option(names = "--embedded", description = "The same on a MariaDB that is started for this run, on loopback.")
    private boolean embedded;

    @Option(names = "--user", paramLabel = "NAME", description = "Who logs in there.")
    private String user = Selection.STUB_USER;

    /**
     * A database that is there until this is closed.
     *
     * @param url where
     * @param user who logs in
     * @param server what has to be ended, null where nothing was started
     */
    record Lead(String url, String user, @Nullable EmbeddedDatabase server) implements AutoCloseable {

        @Override
        public void close() {
            if (server != null) {
                server.close();
            }
        }
    }

    /** Starts the database if one is to be started; the caller closes what it gets. */
    Lead open() {
        if (!embedded) {
            return new Lead(url(), user, null);
        }
        if (!url.equals(StubDriver.URL)) {
            throw new UsageException("--embedded starts a database, and --url names another: give one of them.");
        }
        EmbeddedDatabase server = EmbeddedDatabase.start();
        return new Lead(server.url(), EmbeddedDatabase.USER, server);
    }

    /**
     * The URL.
     *
     * @throws UsageException when it shows a password, which every result would repeat
     */
    private String url() {
        if (url.toLowerCase(Locale.ROOT).contains("password=")) {
            throw new UsageException(
                    "The URL holds a password, which every result would show. Put it into the environment"
                            + " variable " + Database.PASSWORD_VARIABLE + ", and leave it out of --url.");
        }
        return url;
    }

    /**
     * Opens each pool once and reads back what is in force; so a database that refuses is known before anything is measured.
     *
     * @throws UsageException when a pool cannot be opened
     */
    static List<SettingsRow> settingsOf(List<Pool> pools, Lead lead) {
        Database database = new Database();
        database.url = lead.url();
        database.user = lead.user();
        List<SettingsRow> settings = new ArrayList<>();
        for (Pool pool : pools) {
            try (OpenPool open = pool.open(database.plan(CONNECTIONS))) {
                settings.add(new SettingsRow(pool, open.settings()));
            } catch (SQLException | RuntimeException refused) {
                throw new UsageException(
                        pool.title() + " cannot be opened on " + lead.url() + " as " + lead.user() + ": "
                                + refused.getMessage(),
                        refused);
            }
        }
        return settings;
    }
}
