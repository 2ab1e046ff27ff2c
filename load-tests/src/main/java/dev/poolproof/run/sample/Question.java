package dev.poolproof.run.sample;

import dev.poolproof.reports.record.ServerEvidence.HeldLock;
import dev.poolproof.reports.record.ServerEvidence.OpenTransaction;
import dev.poolproof.reports.record.ServerEvidence.PreparedStatements;
import dev.poolproof.reports.record.ServerEvidence.SessionVariable;
import dev.poolproof.reports.record.ServerEvidence.TemporaryTables;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A question about the watched sessions, which not every server answers, nor every account.
 *
 * @param <T> one answer
 * @param subject what is asked for, in the plural
 * @param privilege what an account needs to ask: {@code PROCESS ON *.*}
 * @param sql asks; its parameter is the value of the stamp, its first column the server's id of the session
 * @param answer makes an answer of a row
 */
record Question<T>(String subject, String privilege, String sql, Answer<T> answer) {

    private static final String PROCESS = "PROCESS ON *.*";
    private static final String PERFORMANCE_SCHEMA = "SELECT ON performance_schema.*";

    /**
     * InnoDB's: one begins with the first row that is read or changed, not with {@code START TRANSACTION}. The server
     * keeps their begin in whole seconds and in the time zone of its machine.
     */
    static final Question<OpenTransaction> TRANSACTIONS = new Question<>(
            "open transactions",
            PROCESS,
            """
            SELECT a.PROCESSLIST_ID, x.trx_state, GREATEST(0, TIMESTAMPDIFF(
              MICROSECOND, CONVERT_TZ(x.trx_started, 'SYSTEM', @@session.time_zone), NOW(6)) DIV 1000)
            FROM performance_schema.session_connect_attrs a
            JOIN information_schema.innodb_trx x ON x.trx_mysql_thread_id = a.PROCESSLIST_ID
            WHERE a.ATTR_NAME = 'run' AND a.ATTR_VALUE = ?""",
            (row, stamp) -> new OpenTransaction(
                    stamp.session(), stamp.pool(), stamp.tenant(), row.getLong(3), row.getString(2)));

    /** Without the companions that a lock on a table has, on its schema for example, and without what a statement holds. */
    static final Question<HeldLock> LOCKS = new Question<>(
            "metadata and user-level locks",
            PERFORMANCE_SCHEMA,
            """
            SELECT a.PROCESSLIST_ID, m.OBJECT_TYPE, m.LOCK_TYPE, CONCAT_WS('.', m.OBJECT_SCHEMA, m.OBJECT_NAME)
            FROM performance_schema.session_connect_attrs a
            JOIN performance_schema.threads t ON t.PROCESSLIST_ID = a.PROCESSLIST_ID
            JOIN performance_schema.metadata_locks m ON m.OWNER_THREAD_ID = t.THREAD_ID
            WHERE a.ATTR_NAME = 'run' AND a.ATTR_VALUE = ? AND m.LOCK_STATUS = 'GRANTED'
              AND (m.OBJECT_TYPE IN ('TABLE', 'USER LEVEL LOCK') OR m.LOCK_DURATION = 'EXPLICIT')""",
            (row, stamp) -> new HeldLock(
                    stamp.session(),
                    stamp.pool(),
                    stamp.tenant(),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4)));

    static final Question<PreparedStatements> STATEMENTS = new Question<>(
            "prepared statements",
            PERFORMANCE_SCHEMA,
            """
            SELECT a.PROCESSLIST_ID, COUNT(*)
            FROM performance_schema.session_connect_attrs a
            JOIN performance_schema.threads t ON t.PROCESSLIST_ID = a.PROCESSLIST_ID
            JOIN performance_schema.prepared_statements_instances p ON p.OWNER_THREAD_ID = t.THREAD_ID
            WHERE a.ATTR_NAME = 'run' AND a.ATTR_VALUE = ?
            GROUP BY a.PROCESSLIST_ID""",
            (row, stamp) -> new PreparedStatements(stamp.session(), stamp.pool(), stamp.tenant(), row.getLong(2)));

    /**
     * What the observer's own session has too is the driver's doing, as of the one for character sets. The order of the
     * tables is ours: the server's own takes 240 ms for 9 sessions, this one 15 ms for 24 (MySQL 8.0.33), as it reads all
     * variables of a session anew for each one that it looks up.
     */
    static final Question<SessionVariable> VARIABLES = new Question<>(
            "which variables a session has set",
            PERFORMANCE_SCHEMA,
            """
            SELECT a.PROCESSLIST_ID, v.VARIABLE_NAME, COALESCE(v.VARIABLE_VALUE, ''), COALESCE(g.VARIABLE_VALUE, '')
            FROM performance_schema.session_connect_attrs a
            STRAIGHT_JOIN performance_schema.threads t ON t.PROCESSLIST_ID = a.PROCESSLIST_ID
            STRAIGHT_JOIN performance_schema.variables_by_thread v ON v.THREAD_ID = t.THREAD_ID
            STRAIGHT_JOIN performance_schema.global_variables g ON g.VARIABLE_NAME = v.VARIABLE_NAME
            STRAIGHT_JOIN performance_schema.session_variables own ON own.VARIABLE_NAME = v.VARIABLE_NAME
            WHERE a.ATTR_NAME = 'run' AND a.ATTR_VALUE = ?
              AND NOT (v.VARIABLE_VALUE <=> g.VARIABLE_VALUE)
              AND NOT (v.VARIABLE_VALUE <=> own.VARIABLE_VALUE)""",
            (row, stamp) -> new SessionVariable(
                    stamp.session(),
                    stamp.pool(),
                    stamp.tenant(),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4)));

    /** InnoDB's, which is what a session gets unless it asks for others; not those that a statement makes for itself. */
    static final Question<TemporaryTables> TEMPORARY_TABLES = new Question<>(
            "temporary tables",
            PROCESS,
            """
            SELECT a.PROCESSLIST_ID, COUNT(*)
            FROM performance_schema.session_connect_attrs a
            JOIN information_schema.innodb_session_temp_tablespaces s ON s.ID = a.PROCESSLIST_ID
            JOIN information_schema.innodb_temp_table_info i ON i.SPACE = s.SPACE
            WHERE a.ATTR_NAME = 'run' AND a.ATTR_VALUE = ?
            GROUP BY a.PROCESSLIST_ID""",
            (row, stamp) -> new TemporaryTables(stamp.session(), stamp.pool(), stamp.tenant(), row.getLong(2)));

    /**
     * The answers about the sessions with these stamps; none where the server does not answer, which is a blind spot then.
     *
     * @param run the value of the stamp
     */
    List<T> ask(Connection connection, String run, Map<Long, Stamp> stamps, BlindSpots blindSpots) throws SQLException {
        List<T> answers = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, run);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    Stamp stamp = stamps.get(rows.getLong(1));
                    if (stamp != null) {
                        answers.add(answer.of(rows, stamp));
                    }
                }
            }
        } catch (SQLException e) {
            blindSpots.add(subject, privilege, e);
        }
        return answers;
    }

    /** Makes an answer of a row. */
    interface Answer<T> {
        T of(ResultSet row, Stamp stamp) throws SQLException;
    }
}
