package dev.poolproof.run.sample;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Collects what a server does not show, or not to this account, in sentences that say what would mend it. */
final class BlindSpots {

    /** The server says so when a privilege is missing: for a schema, a table, or at all. */
    private static final Set<Integer> DENIED = Set.of(1044, 1142, 1143, 1227);

    /** The server says so when it has no such table, in a schema or among its own, or no such variable. */
    private static final Set<Integer> UNKNOWN = Set.of(1109, 1146, 1193);

    private static final String LOCKS_OFF = """
            SELECT COUNT(*) FROM performance_schema.setup_instruments
            WHERE NAME = 'wait/lock/metadata/sql/mdl' AND ENABLED = 'NO'""";

    private static final String STATEMENTS_OFF = "SELECT @@performance_schema_max_prepared_statements_instances = 0";

    private static final String LOST = """
            SHOW GLOBAL STATUS WHERE Variable_name IN ('Performance_schema_metadata_lock_lost',
              'Performance_schema_prepared_statements_lost') AND Value > 0""";

    private final String version;
    private final String account;
    private final List<String> sentences = new ArrayList<>();

    private BlindSpots(String version, String account) {
        this.version = version;
        this.account = account;
    }

    /** None yet. */
    static BlindSpots none(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT VERSION(), CURRENT_USER()")) {
            row.next();
            return new BlindSpots(row.getString(1), quoted(row.getString(2)));
        }
    }

    /** Those that come from how the server is set up. */
    static BlindSpots of(Connection connection) throws SQLException {
        BlindSpots blindSpots = none(connection);
        if (isTrue(connection, LOCKS_OFF)) {
            blindSpots.sentences.add("The server does not record metadata and user-level locks. To switch it on, run:"
                    + " UPDATE performance_schema.setup_instruments SET ENABLED = 'YES'"
                    + " WHERE NAME = 'wait/lock/metadata/sql/mdl';");
        }
        if (isTrue(connection, STATEMENTS_OFF)) {
            blindSpots.sentences.add("The server does not record prepared statements: it was started with"
                    + " performance_schema_max_prepared_statements_instances=0.");
        }
        blindSpots.addLost(connection);
        return blindSpots;
    }

    private static String quoted(String account) {
        int at = account.lastIndexOf('@');
        return "'" + account.substring(0, at) + "'@'" + account.substring(at + 1) + "'";
    }

    /** Whether it is known to be true; an account that may not know gets no answer to more than this. */
    private static boolean isTrue(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() && row.getBoolean(1);
        } catch (SQLException e) {
            if (DENIED.contains(e.getErrorCode()) || UNKNOWN.contains(e.getErrorCode())) {
                return false;
            }
            throw e;
        }
    }

    private void addLost(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(LOST)) {
            while (rows.next()) {
                sentences.add("The server had no room to record everything: %s is %s."
                        .formatted(rows.getString(1), rows.getString(2)));
            }
        }
    }

    /** Whether the server says that it does not show this, or not to this account. */
    static boolean isRefusal(SQLException e) {
        return DENIED.contains(e.getErrorCode()) || UNKNOWN.contains(e.getErrorCode());
    }

    /**
     * Takes a refusal for a blind spot.
     *
     * @param subject what was asked for, in the plural
     * @param privilege what an account needs to see it: {@code PROCESS ON *.*}
     * @throws SQLException the same, if it is none
     */
    void add(String subject, String privilege, SQLException refusal) throws SQLException {
        if (UNKNOWN.contains(refusal.getErrorCode())) {
            sentences.add("This server (%s) does not show %s.".formatted(version, subject));
        } else if (DENIED.contains(refusal.getErrorCode())) {
            sentences.add("The account %s may not see %s; as an administrator of that server run: GRANT %s TO %s;"
                    .formatted(account, subject, privilege, account));
        } else {
            throw refusal;
        }
    }

    List<String> sentences() {
        return sentences;
    }
}
