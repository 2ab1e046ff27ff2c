package dev.poolproof.run.provision;

import dev.poolproof.run.plan.UsageException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How many sessions a server takes, and one of its accounts.
 *
 * @param server what it is, for people: {@code MariaDB 11.4.5-MariaDB at 127.0.0.1:3306}
 * @param maxConnections its {@code max_connections}
 * @param account the most sessions that the account may have at once, null for no limit of its own
 * @param sessions how many are open now, of everybody, this one included
 */
public record ServerLimits(
        String server, int maxConnections, @Nullable Integer account, long sessions) {

    /** What the server says where an account may not read the accounts. */
    private static final Set<Integer> DENIED = Set.of(1142, 1143, 1227);

    /**
     * Asks a server. The session's own variable is the limit in force for the account that asks: its own, or else the server's for
     * every account (MySQL 8.0, MariaDB 11.4).
     *
     * @param account the account whose limit counts, null for the one that logs in
     * @throws UsageException if the server does not let us in, knows no such account, or does not show it
     */
    public static ServerLimits of(ExistingServer server, @Nullable String account) {
        try (Connection connection = ExistingProvision.logIn(server);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select @@version, @@version_comment, @@max_connections, @@session.max_user_connections,"
                                + " @@global.max_user_connections")) {
            row.next();
            String version = row.getString(1);
            int everybody = row.getInt(5);
            int limit = account == null ? row.getInt(4) : limitOf(connection, server, account, everybody);
            return new ServerLimits(
                    ServerFacts.engine(version, row.getString(2)) + " " + version + " at " + server.address(),
                    row.getInt(3),
                    limit > 0 ? Integer.valueOf(limit) : null,
                    sessions(connection));
        } catch (SQLException e) {
            throw new UsageException("the database " + server.address() + " refused: " + e.getMessage(), e);
        }
    }

    /** An account of several hosts is several accounts, each with a limit of its own: the lowest counts; 0 for none. */
    private static int limitOf(Connection connection, ExistingServer server, String account, int everybody)
            throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select max_user_connections from mysql.user where user = ?")) {
            statement.setString(1, account);
            try (ResultSet rows = statement.executeQuery()) {
                int lowest = Integer.MAX_VALUE;
                boolean known = false;
                while (rows.next()) {
                    known = true;
                    int own = rows.getInt(1) == 0 ? everybody : rows.getInt(1);
                    lowest = own > 0 ? Math.min(lowest, own) : lowest;
                }
                if (!known) {
                    throw new UsageException("the database " + server.address() + " has no account " + account
                            + ": --account names the one that the service logs in with");
                }
                return lowest == Integer.MAX_VALUE ? 0 : lowest;
            }
        } catch (SQLException e) {
            if (DENIED.contains(e.getErrorCode())) {
                throw new UsageException(
                        "the account " + server.username() + " at " + server.address()
                                + " may not read the limits of others: give it SELECT ON mysql.user, or log in with the"
                                + " account of the service itself",
                        e);
            }
            throw e;
        }
    }

    private static long sessions(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("show global status like 'Threads_connected'")) {
            row.next();
            return row.getLong(2);
        }
    }
}
