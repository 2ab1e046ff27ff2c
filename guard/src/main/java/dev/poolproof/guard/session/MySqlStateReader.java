package dev.poolproof.guard.session;

import dev.poolproof.guard.snapshot.ReturnDefect.Kind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Asks MySQL and MariaDB, with an account that has no privilege but on its own database. Tried on MySQL 8.0.33 and MariaDB
 * 11.4.5: none of the queries opens a transaction, not even with autocommit off.
 *
 * <p>Only MariaDB lists the variables of a user. On MySQL one is known by name, once a statement has set it.
 */
public final class MySqlStateReader implements StateReader {

    /** Each changes what the next borrower's statements do. Names of either server, old and new. */
    private static final Set<String> VARIABLES = Set.of(
            "autocommit",
            "transaction_isolation",
            "tx_isolation",
            "transaction_read_only",
            "tx_read_only",
            "sql_mode",
            "time_zone",
            "foreign_key_checks",
            "unique_checks",
            "character_set_client",
            "character_set_connection",
            "character_set_results",
            "collation_connection",
            "max_statement_time",
            "max_execution_time",
            "sql_safe_updates",
            "innodb_lock_wait_timeout",
            "lock_wait_timeout",
            "wait_timeout");

    private static final Map<String, String> OLD_NAMES =
            Map.of("tx_isolation", "transaction_isolation", "tx_read_only", "transaction_read_only");

    /** The server changes these by itself, so that a difference says nothing. */
    private static final Set<String> EVER_CHANGING = Set.of(
            "timestamp",
            "last_insert_id",
            "identity",
            "insert_id",
            "rand_seed1",
            "rand_seed2",
            "pseudo_thread_id",
            "in_transaction",
            "error_count",
            "warning_count");

    /** Under {@code LOCK TABLES} the server refuses any table that was not locked, before it looks whether there is one. */
    private static final int TABLE_WAS_NOT_LOCKED = 1100;

    private static final String ABSENT_TABLE = "poolproof_asks_for_table_locks";

    private static final Set<SessionItem> WATCHED = Stream.concat(
                    Stream.of(SessionItem.DATABASE), VARIABLES.stream().map(SessionItem::variable))
            .collect(Collectors.toUnmodifiableSet());

    private final Connection connection;
    private final boolean listsUserVariables;

    /** @param connection the driver's own */
    public MySqlStateReader(Connection connection) {
        this.connection = connection;
        this.listsUserVariables = isMariaDb(connection);
    }

    /** The driver knows from the greeting, so nobody is asked. MariaDB lists them since 10.2. */
    private static boolean isMariaDb(Connection connection) {
        try {
            return connection.getMetaData().getDatabaseProductVersion().contains("MariaDB");
        } catch (SQLException unknown) {
            return false;
        }
    }

    @Override
    public Map<SessionItem, String> readAll() throws SQLException {
        Map<SessionItem, String> state = new HashMap<>();
        rows("SHOW SESSION VARIABLES", (name, value) -> {
            if (!EVER_CHANGING.contains(name)) {
                state.put(SessionItem.variable(name), asSelected(value));
            }
        });
        // MariaDB has both names for one thing.
        OLD_NAMES.forEach((old, present) -> {
            if (state.containsKey(SessionItem.variable(present))) {
                state.remove(SessionItem.variable(old));
            }
        });
        state.putAll(userVariables());
        Set<SessionItem> watched = new HashSet<>(WATCHED);
        watched.removeIf(item -> item.isSystemVariable() && !state.containsKey(item));
        read(watched).forEach((item, value) -> {
            if (value != null) {
                state.put(item, value);
            }
        });
        return state;
    }

    /** {@code SHOW} has words for what {@code SELECT} gives as numbers. */
    private static String asSelected(String value) {
        return switch (value.toUpperCase(Locale.ROOT)) {
            case "ON" -> "1";
            case "OFF" -> "0";
            default -> value;
        };
    }

    @Override
    public Set<SessionItem> watched() {
        return WATCHED;
    }

    @Override
    public Map<SessionItem, @Nullable String> read(Set<SessionItem> items) throws SQLException {
        Map<SessionItem, @Nullable String> state = new HashMap<>();
        selectable(items, state);
        state.putAll(userVariables());
        if (items.contains(SessionItem.TABLE_LOCKS)) {
            state.put(SessionItem.TABLE_LOCKS, holdsTableLocks() ? "held" : null);
        }
        for (SessionItem item : items) {
            if (item.kind() == Kind.TEMPORARY_TABLE) {
                state.put(item, isTemporaryTable(item.name()) ? "there" : null);
            }
        }
        return state;
    }

    /** Whatever an expression tells is one row's columns. */
    private void selectable(Set<SessionItem> items, Map<SessionItem, @Nullable String> state) throws SQLException {
        List<SessionItem> selected = items.stream()
                .filter(item -> item.kind() == Kind.SESSION_VARIABLE || item.kind() == Kind.NAMED_LOCK)
                .toList();
        String columns = selected.stream().map(MySqlStateReader::expression).collect(Collectors.joining(", "));
        try (PreparedStatement statement = connection.prepareStatement("SELECT " + columns)) {
            int parameter = 0;
            for (SessionItem item : selected) {
                if (item.kind() == Kind.NAMED_LOCK) {
                    statement.setString(++parameter, item.name());
                }
            }
            try (ResultSet result = statement.executeQuery()) {
                result.next();
                for (int column = 1; column <= selected.size(); column++) {
                    SessionItem item = selected.get(column - 1);
                    String value = result.getString(column);
                    // A system variable always has a value; SHOW has no other word for NULL.
                    state.put(item, value == null && item.isSystemVariable() ? "" : value);
                }
            }
        }
    }

    private static String expression(SessionItem item) {
        if (item.kind() == Kind.NAMED_LOCK) {
            return "IF(IS_USED_LOCK(?) = CONNECTION_ID(), 'held', NULL)";
        }
        if (item.equals(SessionItem.DATABASE)) {
            return item.name();
        }
        return item.isUserVariable()
                ? "@`" + item.name().substring(1).replace("`", "``") + "`"
                : "@@`" + item.name().replace("`", "``") + "`";
    }

    /** What the server lists; nothing where it lists none. */
    private Map<SessionItem, String> userVariables() throws SQLException {
        if (!listsUserVariables) {
            return Map.of();
        }
        Map<SessionItem, String> variables = new HashMap<>();
        rows(
                "SELECT variable_name, variable_value FROM information_schema.user_variables",
                (name, value) -> variables.put(SessionItem.variable("@" + name), value));
        return variables;
    }

    private boolean holdsTableLocks() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeQuery("SELECT 1 FROM " + ABSENT_TABLE).close();
            return false;
        } catch (SQLException refusal) {
            return refusal.getErrorCode() == TABLE_WAS_NOT_LOCKED;
        }
    }

    /** Also where a table of the same name, which it hides, is there for all. */
    private boolean isTemporaryTable(String name) {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SHOW CREATE TABLE " + name)) {
            return result.next() && result.getString(2).startsWith("CREATE TEMPORARY TABLE");
        } catch (SQLException absent) {
            return false;
        }
    }

    private interface Row {
        void take(String name, String value);
    }

    private void rows(String sql, Row row) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                String value = result.getString(2);
                if (value != null) {
                    row.take(result.getString(1).toLowerCase(Locale.ROOT), value);
                }
            }
        }
    }
}
