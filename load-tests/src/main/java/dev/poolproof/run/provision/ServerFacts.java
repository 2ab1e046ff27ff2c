package dev.poolproof.run.provision;

import dev.poolproof.reports.record.Environment.DatabaseFacts;
import dev.poolproof.run.plan.UsageException;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;

/** Reads a server's facts from the server. */
public final class ServerFacts {

    private ServerFacts() {}

    /**
     * Of a server that somebody else runs.
     *
     * @throws UsageException if it does not let us in
     */
    public static DatabaseFacts of(ExistingServer server) {
        try (Connection connection = ExistingProvision.logIn(server)) {
            return read(Provision.EXISTING.label(), connection);
        } catch (SQLException e) {
            throw new UsageException("the database " + server.address() + " refused: " + e.getMessage(), e);
        }
    }

    static DatabaseFacts read(String provision, Connection connection) throws SQLException {
        DatabaseMetaData metaData = connection.getMetaData();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select @@version, @@version_comment, @@max_connections")) {
            row.next();
            String version = row.getString(1);
            return new DatabaseFacts(
                    provision,
                    null,
                    engine(version, row.getString(2)),
                    version,
                    row.getInt(3),
                    metaData.getDriverName() + " " + metaData.getDriverVersion());
        }
    }

    /**
     * A distribution may replace the comment by its own name (Ubuntu's MySQL says {@code (Ubuntu)}), so what is not
     * known to be a fork is MySQL.
     */
    static String engine(String version, String comment) {
        String text = (version + " " + comment).toLowerCase(Locale.ROOT);
        if (text.contains("mariadb")) {
            return "MariaDB";
        }
        return text.contains("percona") ? "Percona Server" : "MySQL";
    }
}
