package dev.poolproof.guard;

import dev.poolproof.guard.ConnectionUse.Work;
import dev.poolproof.guard.session.SessionItem;
import dev.poolproof.guard.session.SqlSuspects;
import java.lang.reflect.Method;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is done with one statement. Thread-safe as far as it counts. */
final class StatementUse {

    private final ConnectionUse connection;
    private final Class<? extends Statement> kind;

    /** Null where nobody looks at the SQL. */
    private final @Nullable SqlSuspects prepared;

    /** What its parameters and its batch name, beside what its SQL does. */
    private final Set<SessionItem> named = new HashSet<>();

    private boolean open = true;
    private volatile boolean closesOnCompletion;

    private StatementUse(ConnectionUse connection, Class<? extends Statement> kind, @Nullable SqlSuspects prepared) {
        this.connection = connection;
        this.kind = kind;
        this.prepared = prepared;
    }

    /** @param sql what it was prepared with, null where it takes its SQL later */
    static StatementUse of(ConnectionUse connection, Class<? extends Statement> kind, @Nullable String sql) {
        boolean looks = connection.ledger().options().sessionChecks();
        connection.statementMade();
        if (PreparedStatement.class.isAssignableFrom(kind)) {
            connection.check().preparedStatementMade();
        }
        return new StatementUse(connection, kind, looks ? suspects(sql) : null);
    }

    private static SqlSuspects suspects(@Nullable String sql) {
        return sql == null ? SqlSuspects.NONE : SqlSuspects.of(sql);
    }

    /** Makes a call of the statement's, and takes note of it. */
    @Nullable
    Object call(Method method, Object @Nullable [] arguments, Work<Throwable> work) throws Throwable {
        String name = method.getName();
        if (name.startsWith("execute")) {
            return connection.run(kind.getSimpleName() + "." + name, mayChange(arguments), () -> {
                connection.ledger().faults().beforeStatement();
                return work.run();
            });
        }
        Object result = work.run();
        switch (name) {
            case "close" -> closed();
            case "closeOnCompletion" -> closesOnCompletion = true;
            default -> noteNames(name, arguments);
        }
        return result;
    }

    /** What the driver threw, by any other call of the statement or of its results. */
    void failed(Throwable failure) {
        connection.check().failed(failure);
    }

    void resultClosed() {
        if (closesOnCompletion) {
            closed();
        }
    }

    private void closed() {
        synchronized (named) {
            if (!open) {
                return;
            }
            open = false;
        }
        connection.statementClosed();
    }

    private Set<SessionItem> mayChange(Object @Nullable [] arguments) {
        if (prepared == null) {
            return Set.of();
        }
        Set<SessionItem> items = new HashSet<>(prepared.items());
        items.addAll(suspectsIn(arguments).items());
        synchronized (named) {
            items.addAll(named);
        }
        return items;
    }

    private static SqlSuspects suspectsIn(Object @Nullable [] arguments) {
        return arguments != null && arguments.length > 0 && arguments[0] instanceof String sql
                ? SqlSuspects.of(sql)
                : SqlSuspects.NONE;
    }

    private void noteNames(String method, Object @Nullable [] arguments) {
        if (prepared == null || arguments == null) {
            return;
        }
        synchronized (named) {
            if (method.equals("addBatch")) {
                named.addAll(suspectsIn(arguments).items());
            } else if (method.startsWith("set")
                    && arguments.length >= 2
                    && arguments[0] instanceof Integer parameter
                    && prepared.lockParameters().contains(parameter)) {
                named.add(SqlSuspects.lock(String.valueOf(arguments[1])));
            }
        }
    }
}
