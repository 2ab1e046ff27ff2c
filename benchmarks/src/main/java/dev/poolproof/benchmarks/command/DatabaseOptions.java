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

    @Option(names = "--user", paramLabel = "NAME", description = "Who logs in there.")
    private String user = Selection.STUB_USER;

    String user() {
        return user;
    }

    /**
     * The URL.
     *
     * @throws UsageException when it shows a password, which every result would repeat
     */
    String url() {
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
    List<SettingsRow> settingsOf(List<Pool> pools) {
        Database database = new Database();
        database.url = url();
        database.user = user;
        List<SettingsRow> settings = new ArrayList<>();
        for (Pool pool : pools) {
            try (OpenPool open = pool.open(database.plan(CONNECTIONS))) {
                settings.add(new SettingsRow(pool, open.settings()));
            } catch (SQLException | RuntimeException refused) {
                throw new UsageException(
                        pool.title() + " cannot be opened on " + url + " as " + user + ": " + refused.getMessage(),
                        refused);
            }
        }
        return settings;
    }
}
