package dev.poolproof.run.sample;

import dev.poolproof.reports.record.Sample.ServerSample;
import dev.poolproof.reports.record.ServerEvidence;
import dev.poolproof.reports.record.ServerEvidence.OpenTransaction;
import dev.poolproof.reports.record.ServerEvidence.Session;
import dev.poolproof.run.plan.UsageException;
import dev.poolproof.run.provision.Access;
import dev.poolproof.run.provision.FullServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
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

    private static final String VARIABLES = """
            SHOW GLOBAL VARIABLES WHERE Variable_name IN ('version', 'max_connections', 'max_user_connections',
              'wait_timeout', 'interactive_timeout', 'max_prepared_stmt_count')""";

    /** InnoDB shows its transactions of before until nobody has asked for 100 ms (MySQL 8.0, MariaDB 11.4). */
    private static final Duration INNODB_LOOKS_AGAIN_AFTER = Duration.ofMillis(110);

    private final Connection connection;
    private final StampedSessions stamped;
    private final boolean asksForStates;
    /** By us, or by another observer before us. */
    private long transactionsAskedNanos = System.nanoTime();

    private ServerObserver(Connection connection, SessionFilter filter, boolean asksForStates) throws SQLException {
        this.connection = connection;
        this.stamped = new StampedSessions(connection, filter);
        this.asksForStates = asksForStates;
    }

    /**
     * Opens the connection, for the sessions that carry a run's stamp. Of them the server is asked for all that a
     * session keeps.
     *
     * @param stamp the value of the connection attribute {@code run} that the watched sessions carry
     * @throws UsageException if the administrator cannot log in or may not see what it must
     */
    public static ServerObserver open(Access administrator, String stamp) {
        return open(administrator, SessionFilter.stamped(stamp), true);
    }

    /**
     * Opens the connection, for somebody's service. Which locks, variables, temporary tables and statements its sessions
     * keep is not asked: its pool or driver may keep them on purpose, so nobody judges them.
     *
     * @param sessions which sessions are the watched service's
     * @throws UsageException if the administrator cannot log in or may not see what it must
     */
    public static ServerObserver open(Access administrator, SessionFilter sessions) {
        return open(administrator, sessions, false);
    }

    private static ServerObserver open(Access administrator, SessionFilter sessions, boolean asksForStates) {
        String url = administrator.url() + "?connectTimeout=5000&socketTimeout=5000&tcpKeepAlive=true";
        try {
            Connection connection =
                    DriverManager.getConnection(url, administrator.username(), administrator.password());
            ServerObserver observer = new ServerObserver(connection, sessions, asksForStates);
            observer.stamped.now();
            return observer;
        } catch (SQLException e) {
            if (FullServer.refused(e)) {
                throw FullServer.at(administrator.url(), administrator.username(), e);
            }
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
                stamped.now().size(),
                counters.getOrDefault("Connection_errors_max_connections", 0L),
                counters.getOrDefault("Aborted_clients", 0L));
    }

    /** The sessions that carry the stamp now; cheap enough to ask several times a second. */
    public synchronized List<Session> sessions() throws SQLException {
        return sessions(stamped.now());
    }

    /**
     * What the server says now, in full: for a state at rest, as it takes 20 to 200 ms. What the server does not show, or
     * not to the administrator's account, is left out and named as a blind spot.
     */
    public synchronized ServerEvidence evidence() throws SQLException {
        Map<Long, Stamp> stamps = stamped.now();
        BlindSpots blindSpots = asksForStates ? BlindSpots.of(connection) : BlindSpots.none(connection);
        return new ServerEvidence(
                counters(),
                sessions(stamps),
                pairs(VARIABLES),
                transactions(stamps, blindSpots),
                states(Question.LOCKS, stamps, blindSpots),
                states(Question.STATEMENTS, stamps, blindSpots),
                states(Question.VARIABLES, stamps, blindSpots),
                states(Question.TEMPORARY_TABLES, stamps, blindSpots),
                blindSpots.sentences());
    }

    private <T> List<T> states(Question<T> question, Map<Long, Stamp> stamps, BlindSpots blindSpots)
            throws SQLException {
        return asksForStates ? question.ask(connection, stamps, blindSpots) : List.of();
    }

    private List<OpenTransaction> transactions(Map<Long, Stamp> stamps, BlindSpots blindSpots) throws SQLException {
        if (System.nanoTime() - transactionsAskedNanos < INNODB_LOOKS_AGAIN_AFTER.toNanos()) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("DO SLEEP(%s)".formatted(INNODB_LOOKS_AGAIN_AFTER.toMillis() / 1000.0));
            }
        }
        try {
            return Question.TRANSACTIONS.ask(connection, stamps, blindSpots);
        } finally {
            transactionsAskedNanos = System.nanoTime();
        }
    }

    private List<Session> sessions(Map<Long, Stamp> stamps) throws SQLException {
        List<Session> sessions = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SHOW PROCESSLIST")) {
            while (rows.next()) {
                Stamp stamp = stamps.get(rows.getLong("Id"));
                if (stamp != null) {
                    sessions.add(new Session(
                            stamp.session(),
                            stamp.pool(),
                            stamp.tenant(),
                            rows.getString("Command"),
                            rows.getLong("Time"),
                            stamp.instance()));
                }
            }
        }
        return sessions;
    }

    private Map<String, Long> counters() throws SQLException {
        Map<String, Long> counters = new TreeMap<>();
        pairs(COUNTERS).forEach((name, value) -> counters.put(name, Long.valueOf(value)));
        return counters;
    }

    private Map<String, String> pairs(String show) throws SQLException {
        Map<String, String> pairs = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(show)) {
            while (rows.next()) {
                pairs.put(rows.getString(1), rows.getString(2));
            }
        }
        return pairs;
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
