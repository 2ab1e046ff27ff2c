package dev.poolproof.reports;

import dev.poolproof.reports.record.ServerEvidence;
import dev.poolproof.reports.record.ServerEvidence.HeldLock;
import dev.poolproof.reports.record.ServerEvidence.OpenTransaction;
import dev.poolproof.reports.record.ServerEvidence.PreparedStatements;
import dev.poolproof.reports.record.ServerEvidence.Session;
import dev.poolproof.reports.record.ServerEvidence.SessionVariable;
import dev.poolproof.reports.record.ServerEvidence.TemporaryTables;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What the server says at rest, which a test bends. */
public final class ServerSketch {

    public final Map<String, Long> counters;
    public final List<Session> sessions;
    public final Map<String, String> globals;
    public final List<OpenTransaction> transactions;
    public final List<HeldLock> locks;
    public final List<PreparedStatements> statements;
    public final List<SessionVariable> variables;
    public final List<TemporaryTables> temporaryTables;
    public final List<String> blindSpots;

    private ServerSketch(ServerEvidence server) {
        counters = new TreeMap<>(server.counters());
        sessions = new ArrayList<>(server.sessions());
        globals = new TreeMap<>(server.variables());
        transactions = new ArrayList<>(server.transactions());
        locks = new ArrayList<>(server.locks());
        statements = new ArrayList<>(server.statements());
        variables = new ArrayList<>(server.sessionVariables());
        temporaryTables = new ArrayList<>(server.temporaryTables());
        blindSpots = new ArrayList<>(server.blindSpots());
    }

    public static ServerSketch of(ServerEvidence server) {
        return new ServerSketch(server);
    }

    public ServerSketch with(Consumer<ServerSketch> bend) {
        bend.accept(this);
        return this;
    }

    /** A variable that one session has set. */
    public void variables(long session, @Nullable String pool, String name, String value) {
        variables.add(new SessionVariable(session, pool, pool, name, value, "the server's own"));
    }

    public ServerEvidence build() {
        return new ServerEvidence(
                counters, sessions, globals, transactions, locks, statements, variables, temporaryTables, blindSpots);
    }
}
