package dev.poolproof.app.guard;

import com.mysql.cj.jdbc.JdbcConnection;
import dev.poolproof.guard.snapshot.ReturnDefect.Kind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;

/** What borrowers do to a session: those who leave something behind in it, and those who do not. */
final class SessionSamples {

    static final String SCHEMA = "poolproof_session_state";

    private SessionSamples() {}

    /** What a program does with a connection between borrow and return. */
    interface Work {
        void run(Connection connection) throws SQLException;
    }

    static Stream<Named<Left>> states() {
        return Stream.of(
                left(Kind.OPEN_TRANSACTION, "", "START TRANSACTION"),
                left(Kind.OPEN_TRANSACTION, "", "BEGIN"),
                left(Kind.OPEN_TRANSACTION, "", "START TRANSACTION", "INSERT INTO orders VALUES (17)"),
                left(Kind.SESSION_VARIABLE, "sql_mode = '', was 'ANSI_QUOTES'", "SET SESSION sql_mode = ''"),
                left(Kind.SESSION_VARIABLE, "autocommit = '0', was '1'", "SET autocommit = 0"),
                left(Kind.SESSION_VARIABLE, "foreign_key_checks = '0', was '1'", "SET @@foreign_key_checks=OFF"),
                left(Kind.SESSION_VARIABLE, "time_zone = '+07:00', was 'SYSTEM'", "/* x */ set time_zone='+07:00'"),
                left(
                        Kind.SESSION_VARIABLE,
                        "transaction_isolation = 'SERIALIZABLE', was 'REPEATABLE-READ'",
                        "SET SESSION TRANSACTION ISOLATION LEVEL SERIALIZABLE"),
                left(
                        Kind.SESSION_VARIABLE,
                        "group_concat_max_len = '77777', was",
                        "SET @@session.group_concat_max_len = 77777"),
                left(
                        Kind.SESSION_VARIABLE,
                        "database() = '" + SCHEMA + "_other', was '" + SCHEMA + "'",
                        "USE " + SCHEMA + "_other"),
                left(Kind.SESSION_VARIABLE, "@rate", "SET @rate = 3"),
                left(Kind.SESSION_VARIABLE, "@rate", "SELECT @rate := 3"),
                left(Kind.SESSION_VARIABLE, "@rate", "SELECT COUNT(*) INTO @rate FROM orders"),
                left(Kind.NAMED_LOCK, "import", "SELECT GET_LOCK('import', 1)"),
                left(Kind.TABLE_LOCK, "", "LOCK TABLES orders READ"),
                left(Kind.TABLE_LOCK, "", "LOCK TABLES orders WRITE, orders AS o READ"),
                left(Kind.TEMPORARY_TABLE, "basket", "CREATE TEMPORARY TABLE basket(id INT)"),
                left(Kind.TEMPORARY_TABLE, "orders", "create temporary table if not exists orders(id INT)"));
    }

    record Left(Kind kind, String detail, List<String> statements) {}

    private static Named<Left> left(Kind kind, String detail, String... statements) {
        return Named.of(String.join("; ", statements), new Left(kind, detail, List.of(statements)));
    }

    static Stream<Named<Work>> innocent() {
        return Stream.of(
                Named.of("nothing", connection -> {}),
                clean("SELECT 1"),
                clean("START TRANSACTION", "INSERT INTO orders VALUES (18)", "ROLLBACK"),
                clean("START TRANSACTION", "COMMIT"),
                clean("SET SESSION sql_mode = ''", "SET SESSION sql_mode = 'ANSI_QUOTES'"),
                clean("SET @rate = 3", "SET @rate = NULL"),
                clean("SELECT @set_by_the_pool"),
                clean("SELECT GET_LOCK('import', 1)", "SELECT RELEASE_LOCK('import')"),
                clean("SELECT GET_LOCK('import', 1)", "DO RELEASE_ALL_LOCKS()"),
                clean("LOCK TABLES orders WRITE", "UNLOCK TABLES"),
                clean("CREATE TEMPORARY TABLE basket(id INT)", "DROP TEMPORARY TABLE basket"),
                clean("SET TRANSACTION ISOLATION LEVEL SERIALIZABLE", "SELECT 1"),
                clean("SET autocommit = 0", "SELECT COUNT(*) FROM orders", "COMMIT", "SET autocommit = 1"),
                Named.of("a transaction by JDBC, committed", connection -> {
                    connection.setAutoCommit(false);
                    execute(connection, "SELECT COUNT(*) FROM orders");
                    connection.commit();
                }),
                Named.of("a transaction by JDBC that the pool rolls back", connection -> {
                    connection.setAutoCommit(false);
                    execute(connection, "INSERT INTO orders VALUES (19)");
                }),
                Named.of("JDBC's own settings, which the pool sets back", connection -> {
                    connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
                    connection.setReadOnly(true);
                    connection.setCatalog(SCHEMA + "_other");
                    execute(connection, "SELECT 1");
                }),
                Named.of("the driver's own connection, used and left as it was", connection -> {
                    JdbcConnection raw = connection.unwrap(JdbcConnection.class);
                    try (PreparedStatement statement = raw.prepareStatement("SELECT ?")) {
                        statement.setInt(1, 1);
                        statement.executeQuery();
                    }
                }),
                Named.of("a result that the server still sends", connection -> {
                    Statement statement = connection.createStatement();
                    statement.setFetchSize(Integer.MIN_VALUE);
                    statement.executeQuery("SELECT 1 UNION SELECT 2").next();
                }),
                Named.of("a statement that the pool closes", connection -> {
                    connection.prepareStatement("SELECT 1").executeQuery();
                }));
    }

    private static Named<Work> clean(String... statements) {
        return Named.of(String.join("; ", statements), connection -> {
            for (String sql : statements) {
                execute(connection, sql);
            }
        });
    }

    /** Runs a statement and reads the first row of what it gives. */
    static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (statement.execute(sql)) {
                try (ResultSet result = statement.getResultSet()) {
                    result.next();
                }
            }
        }
    }
}
