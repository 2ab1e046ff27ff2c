package dev.poolproof.reports.record;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the server says at rest.
 *
 * @param counters global status counters by their names on the server
 * @param sessions sessions that carry this run's stamp
 * @param variables global variables that matter to pools, by their names on the server
 * @param transactions transactions that sessions with the stamp have open
 * @param locks locks that sessions with the stamp hold
 * @param statements prepared statements that sessions with the stamp keep
 * @param sessionVariables variables that sessions with the stamp have set to something else than the server's own value
 * @param temporaryTables temporary tables that sessions with the stamp keep
 * @param blindSpots what this server does not show, or not to this account, one sentence each
 */
public record ServerEvidence(
        Map<String, Long> counters,
        List<Session> sessions,
        Map<String, String> variables,
        List<OpenTransaction> transactions,
        List<HeldLock> locks,
        List<PreparedStatements> statements,
        List<SessionVariable> sessionVariables,
        List<TemporaryTables> temporaryTables,
        List<String> blindSpots) {

    public ServerEvidence {
        counters = Map.copyOf(counters);
        sessions = List.copyOf(sessions);
        variables = Absent.map(variables);
        transactions = Absent.list(transactions);
        locks = Absent.list(locks);
        statements = Absent.list(statements);
        sessionVariables = Absent.list(sessionVariables);
        temporaryTables = Absent.list(temporaryTables);
        blindSpots = Absent.list(blindSpots);
    }

    /** Counters and sessions, and nothing held. */
    public ServerEvidence(Map<String, Long> counters, List<Session> sessions) {
        this(counters, sessions, Map.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
    }

    /** Without temporary tables. */
    public ServerEvidence(
            Map<String, Long> counters,
            List<Session> sessions,
            Map<String, String> variables,
            List<OpenTransaction> transactions,
            List<HeldLock> locks,
            List<PreparedStatements> statements,
            List<SessionVariable> sessionVariables,
            List<String> blindSpots) {
        this(counters, sessions, variables, transactions, locks, statements, sessionVariables, List.of(), blindSpots);
    }

    /**
     * A transaction that a session has open.
     *
     * @param session the server's id of the session
     * @param pool the pool named in its stamp, null where it names none
     * @param tenant the tenant named in its stamp, null where it names none
     * @param openMillis for how long
     * @param state what the server says of it, for example {@code RUNNING} or {@code LOCK WAIT}
     */
    public record OpenTransaction(
            long session, @Nullable String pool, @Nullable String tenant, long openMillis, String state) {}

    /**
     * A lock that a session holds.
     *
     * @param session the server's id of the session
     * @param pool the pool named in its stamp, null where it names none
     * @param tenant the tenant named in its stamp, null where it names none
     * @param kind the server's kind of object, for example {@code TABLE} or {@code USER LEVEL LOCK}
     * @param mode the server's kind of lock, for example {@code SHARED_WRITE} or {@code EXCLUSIVE}
     * @param object what is locked: a lock's name, or schema and table
     */
    public record HeldLock(
            long session, @Nullable String pool, @Nullable String tenant, String kind, String mode, String object) {}

    /**
     * Prepared statements that a session keeps on the server.
     *
     * @param session the server's id of the session
     * @param pool the pool named in its stamp, null where it names none
     * @param tenant the tenant named in its stamp, null where it names none
     * @param count how many, at least 1
     */
    public record PreparedStatements(
            long session, @Nullable String pool, @Nullable String tenant, long count) {}

    /**
     * A variable that a session has set.
     *
     * @param session the server's id of the session
     * @param pool the pool named in its stamp, null where it names none
     * @param tenant the tenant named in its stamp, null where it names none
     * @param name the variable's name
     * @param value its value in the session
     * @param global the server's own value
     */
    public record SessionVariable(
            long session, @Nullable String pool, @Nullable String tenant, String name, String value, String global) {}

    /**
     * Temporary tables that a session keeps.
     *
     * @param session the server's id of the session
     * @param pool the pool named in its stamp, null where it names none
     * @param tenant the tenant named in its stamp, null where it names none
     * @param count how many, at least 1
     */
    public record TemporaryTables(
            long session, @Nullable String pool, @Nullable String tenant, long count) {}

    /**
     * One session of the watched service.
     *
     * @param id the server's id of the session
     * @param pool the pool named in its stamp, null where it names none
     * @param tenant the tenant named in its stamp, null where it names none
     * @param command what it does, for example {@code Sleep}
     * @param seconds for how long
     * @param instance the instance of the service named in its stamp, null where it names none
     */
    public record Session(
            long id,
            @Nullable String pool,
            @Nullable String tenant,
            String command,
            long seconds,
            @Nullable String instance) {

        /** Of a service that has one instance. */
        public Session(long id, @Nullable String pool, @Nullable String tenant, String command, long seconds) {
            this(id, pool, tenant, command, seconds, null);
        }
    }
}
