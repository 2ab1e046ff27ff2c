package dev.poolproof.run.provision;

import dev.poolproof.run.plan.UsageException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What an administrator's account must be allowed to see a service's sessions, and to get in when the server is full. */
public final class ServerRights {

    /** The server says so when a privilege is missing: for a schema, a table, or at all. */
    private static final Set<Integer> DENIED = Set.of(1044, 1142, 1143, 1227);

    private static final String RESERVE = """
            select count(*) from information_schema.user_privileges
            where grantee = concat('''', substring_index(current_user(), '@', 1), '''@''',
                                   substring_index(current_user(), '@', -1), '''')
              and replace(privilege_type, ' ', '_') in ('SUPER', 'CONNECTION_ADMIN')""";

    private ServerRights() {}

    /**
     * As {@link #missing(ExistingServer, boolean)}, where attributes are of use but not needed.
     *
     * @throws UsageException if it cannot be asked
     */
    public static List<Obstacle> missing(ExistingServer server) {
        return missing(server, false);
    }

    /**
     * What the account lacks on the server, with the SQL that gives it.
     *
     * @param byAttributes whether sessions are to be told by their attributes, so that nothing can be done without
     * @throws UsageException if it cannot be asked
     */
    public static List<Obstacle> missing(ExistingServer server, boolean byAttributes) {
        try (Connection connection = ExistingProvision.logIn(server)) {
            String account = ExistingProvision.account(connection);
            boolean mariaDb = Sql.value(connection, "select version()").contains("MariaDB");
            List<Obstacle> missing = new ArrayList<>();
            if (Sql.value(connection, "select @@performance_schema").equals("0")) {
                missing.add(new Obstacle(
                        "performance_schema is off (MariaDB's default), so sessions cannot be told by their attributes.",
                        "performance_schema=ON in the server's [mysqld] section, and start it again",
                        byAttributes));
            } else if (isDenied(connection, "select count(*) from performance_schema.session_connect_attrs")) {
                missing.add(new Obstacle(
                        "The account " + account + " may not read the attributes of sessions.",
                        "GRANT SELECT ON performance_schema.* TO " + account + ";",
                        byAttributes));
            }
            if (isDenied(connection, "select count(*) from information_schema.innodb_trx")) {
                missing.add(new Obstacle(
                        "The account " + account + " sees no sessions and transactions but its own.",
                        "GRANT PROCESS ON *.* TO " + account + ";",
                        true));
            }
            if (Sql.value(connection, RESERVE).equals("0")) {
                missing.add(new Obstacle(
                        "The account " + account
                                + " may not use the session that a full server keeps for an administrator.",
                        "GRANT " + (mariaDb ? "CONNECTION ADMIN" : "CONNECTION_ADMIN") + " ON *.* TO " + account
                                + ";"));
            }
            return missing;
        } catch (SQLException e) {
            throw new UsageException("the database " + server.address() + " refused: " + e.getMessage(), e);
        }
    }

    private static boolean isDenied(Connection connection, String sql) throws SQLException {
        try {
            Sql.value(connection, sql);
            return false;
        } catch (SQLException e) {
            if (DENIED.contains(e.getErrorCode())) {
                return true;
            }
            throw e;
        }
    }
}
