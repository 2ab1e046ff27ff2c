package dev.poolproof.run.sample;

import dev.poolproof.reports.record.Sample.ServerSample;
import dev.poolproof.reports.record.ServerEvidence;
import dev.poolproof.reports.record.ServerEvidence.Session;
import dev.poolproof.run.plan.UsageException;
import dev.poolproof.run.provision.Access;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Watches the server through one administrator's connection, opened before any load and kept, so that it does not share
 * the service's fate at the limit. Safe for use by several threads; they wait for one another.
 */
public final class ServerObserver implements AutoCloseable {

    private static final String COUNTERS = """
            SHOW GLOBAL STATUS WHERE Variable_name IN ('Threads_connected', 'Threads_running', 'Connections',
              'Connection_errors_max_connections', 'Aborted_clients', 'Aborted_connects', 'Max_used_connections',
              'Prepared_stmt_count', 'Questions')""";

    private static final String STAMPED = """
            SELECT PROCESSLIST_ID, ATTR_NAME, ATTR_VALUE FROM performance_schema.session_connect_attrs
            WHERE PROCESSLIST_ID IN (SELECT PROCESSLIST_ID FROM performance_schema.session_connect_attrs
                                     WHERE ATTR_NAME = 'run' AND ATTR_VALUE = ?)
              AND ATTR_NAME IN ('run', 'pool', 'tenant')""";

    private final Connection connection;
    private final PreparedStatement stamped;

    private ServerObserver(Connection connection, PreparedStatement stamped) {
        this.connection = connection;
        this.stamped = stamped;
    }

    /**
     * Opens the connection.
     *
     * @param stamp the value of the connection attribute {@code run} that the watched sessions carry
     * @throws UsageException if the administrator cannot log in or may not see what it must
     */
    public static ServerObserver open(Access administrator, String stamp) {
        String url = administrator.url() + "?connectTimeout=5000&socketTimeout=5000&tcpKeepAlive=true";
        try {
            Connection connection =
                    DriverManager.getConnection(url, administrator.username(), administrator.password());
            PreparedStatement stamped = connection.prepareStatement(STAMPED);
            stamped.setString(1, stamp);
            stamped.executeQuery().close();
            return new ServerObserver(connection, stamped);
        } catch (SQLException e) {
            throw new UsageException(
                    "The administrator's connection to %s failed: %s. It needs PROCESS and SELECT on performance_schema."
                            .formatted(administrator.url(), e.getMessage()),
                    e);
        }
    }

    /** What the server says now, in brief. */
    public synchronized ServerSample sample() throws SQLException {
        Map<String, Long> counters = counters();
        return new ServerSample(
                counters.getOrDefault("Threads_connected", 0L),
                counters.getOrDefault("Threads_running", 0L),
                stampedSessions().size(),
                counters.getOrDefault("Connection_errors_max_connections", 0L),
                counters.getOrDefault("Aborted_clients", 0L));
    }

    /** What the server says now, in full. */
    public synchronized ServerEvidence evidence() throws SQLException {
        Map<Long, Map<String, String>> attributes = stampedSessions();
        List<Session> sessions = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SHOW PROCESSLIST")) {
            while (rows.next()) {
                Map<String, String> stamp = attributes.get(rows.getLong("Id"));
                if (stamp != null) {
                    sessions.add(new Session(
                            rows.getLong("Id"),
                            stamp.get("pool"),
                            stamp.get("tenant"),
                            rows.getString("Command"),
                            rows.getLong("Time")));
                }
            }
        }
        return new ServerEvidence(counters(), sessions);
    }

    private Map<String, Long> counters() throws SQLException {
        Map<String, Long> counters = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(COUNTERS)) {
            while (rows.next()) {
                counters.put(rows.getString(1), rows.getLong(2));
            }
        }
        return counters;
    }

    private Map<Long, Map<String, String>> stampedSessions() throws SQLException {
        Map<Long, Map<String, String>> sessions = new HashMap<>();
        try (ResultSet rows = stamped.executeQuery()) {
            while (rows.next()) {
                sessions.computeIfAbsent(rows.getLong(1), id -> new HashMap<>())
                        .put(rows.getString(2), rows.getString(3));
            }
        }
        return sessions;
    }

    @Override
    public synchronized void close() {
        try {
            connection.close(); // And its statements with it.
        } catch (SQLException e) {
            // The server is gone, and the session with it.
        }
    }
}
