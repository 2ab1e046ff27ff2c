package dev.poolproof.app.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.mysql.cj.jdbc.JdbcConnection;
import com.mysql.cj.jdbc.MysqlDataSource;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.poolproof.app.TestDatabase;
import dev.poolproof.guard.Guard;
import dev.poolproof.guard.GuardOptions;
import dev.poolproof.guard.GuardedDataSource;
import dev.poolproof.guard.PoolLabels;
import dev.poolproof.guard.snapshot.ReturnDefect;
import dev.poolproof.guard.snapshot.ReturnDefect.Kind;
import dev.poolproof.guard.snapshot.Site;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a borrower leaves behind in a session, on a real server through a real pool of one connection, so that the next
 * borrower gets the same session.
 *
 * <p>Runs on the embedded MariaDB, and on any other server by {@code -Dsession-state.url=jdbc:mysql://HOST:PORT/}, where an
 * account as {@link TestDatabase}'s has to exist.
 */
class SessionStateIT {

    private static final String SCHEMA = "poolproof_session_state";

    private final Guard guard = Guard.create(new GuardOptions(true, false, Integer.MAX_VALUE));
    private final HikariDataSource hikari = new HikariDataSource(configuration());
    private final GuardedDataSource pool = guard.watch(hikari, new PoolLabels("acme", "tenant-1"));

    /** What a program does with a connection between borrow and return. */
    interface Work {
        void run(Connection connection) throws SQLException;
    }

    @BeforeAll
    static void createSchema() throws SQLException {
        try (Connection connection = DriverManager.getConnection(url(), TestDatabase.USERNAME, TestDatabase.PASSWORD)) {
            execute(connection, "CREATE DATABASE IF NOT EXISTS " + SCHEMA);
            execute(connection, "CREATE DATABASE IF NOT EXISTS " + SCHEMA + "_other");
            execute(connection, "CREATE TABLE IF NOT EXISTS " + SCHEMA + ".orders(id INT PRIMARY KEY)");
        }
    }

    private static String url() {
        String other = System.getProperty("session-state.url");
        return other == null ? TestDatabase.shared().url() : other;
    }

    private static HikariConfig configuration() {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url() + SCHEMA);
        config.setUsername(TestDatabase.USERNAME);
        config.setPassword(TestDatabase.PASSWORD);
        config.setMaximumPoolSize(1);
        config.setConnectionInitSql("SET SESSION sql_mode = 'ANSI_QUOTES', @set_by_the_pool = 1");
        return config;
    }

    @AfterEach
    void closePool() {
        hikari.close();
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

    private record Left(Kind kind, String detail, List<String> statements) {}

    private static Named<Left> left(Kind kind, String detail, String... statements) {
        return Named.of(String.join("; ", statements), new Left(kind, detail, List.of(statements)));
    }

    @ParameterizedTest
    @MethodSource("states")
    void tellsWhatIsLeftBehindOnceWithTheLineThatDidIt(Left left) throws SQLException {
        borrow(connection -> execute(connection, "SELECT 1"));
        borrow(connection -> {
            for (String sql : left.statements()) {
                execute(connection, sql);
            }
        });
        borrow(connection -> execute(connection, "SELECT 2"));

        assertThat(defects()).singleElement().satisfies(defect -> {
            assertThat(defect.kind()).isEqualTo(left.kind());
            assertThat(defect.detail()).startsWith(left.detail());
            assertThat(defect.count()).isEqualTo(1);
            assertThat(defect.pool()).isEqualTo("acme");
            assertThat(defect.tenant()).isEqualTo("tenant-1");
            assertThat(defect.site().method()).isEqualTo("borrow");
            assertThat(defect.leftBy()).isNotNull().extracting(Site::method).isEqualTo("execute");
        });
    }

    @Test
    void knowsTheLockThatAParameterNames() throws SQLException {
        borrow(connection -> {
            try (PreparedStatement statement = connection.prepareStatement("SELECT ?, GET_LOCK(?, ?)")) {
                statement.setInt(1, 7);
                statement.setString(2, "import");
                statement.setInt(3, 1);
                statement.executeQuery();
            }
        });

        assertThat(defects())
                .extracting(ReturnDefect::kind, ReturnDefect::detail)
                .containsExactly(tuple(Kind.NAMED_LOCK, "import"));
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

    @ParameterizedTest
    @MethodSource("innocent")
    void saysNothingOfWhoLeavesNothingBehind(Work work) throws SQLException {
        borrow(work);
        borrow(connection -> execute(connection, "SELECT 1"));
        borrow(work);

        assertThat(defects()).isEmpty();
    }

    @Test
    void tellsTheLinesOfTwoBorrowersApart() throws SQLException {
        borrow(connection -> leavesAMode(connection));
        borrow(connection -> execute(connection, "SELECT 1"));
        borrow(connection -> leavesALock(connection));

        assertThat(defects())
                .extracting(ReturnDefect::detail, defect -> method(defect.leftBy()))
                .containsExactlyInAnyOrder(
                        tuple("sql_mode = '', was 'ANSI_QUOTES'", "leavesAMode"), tuple("import", "leavesALock"));
    }

    @Test
    void doesNotBlameTheNextBorrowerForWhatCouldNotBeRead() throws SQLException {
        borrow(connection -> execute(connection, "SELECT 1"));
        borrow(connection -> {
            leavesAMode(connection);
            Statement statement = connection.createStatement();
            statement.setFetchSize(Integer.MIN_VALUE);
            statement.executeQuery("SELECT 1 UNION SELECT 2").next();
        });
        borrow(connection -> {});
        borrow(connection -> execute(connection, "SELECT 1"));
        borrow(connection -> leavesALock(connection));

        assertThat(defects())
                .extracting(ReturnDefect::detail, defect -> method(defect.leftBy()))
                .containsExactly(tuple("import", "leavesALock"));
    }

    private static void leavesAMode(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET SESSION sql_mode = ''");
        }
    }

    private static void leavesALock(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT GET_LOCK('import', 1)");
        }
    }

    private static @Nullable String method(@Nullable Site site) {
        return site == null ? null : site.method();
    }

    @Test
    void tellsOfStatementsLeftOpenBehindThePool() throws SQLException {
        borrow(connection -> connection.unwrap(JdbcConnection.class).prepareStatement("SELECT 1"));

        assertThat(defects()).singleElement().satisfies(defect -> {
            assertThat(defect.kind()).isEqualTo(Kind.OPEN_STATEMENT);
            assertThat(defect.leftBy()).isNotNull();
        });
    }

    @Test
    void tellsOfASessionThatTheProgramClosedPastThePool() throws SQLException {
        borrow(connection -> connection.unwrap(JdbcConnection.class).close());

        assertThat(defects()).extracting(ReturnDefect::kind).containsExactly(Kind.RAW_CLOSED);
    }

    @Test
    void tellsOfASessionThatTheServerEnded() throws SQLException {
        borrow(connection -> {
            kill(connection.unwrap(JdbcConnection.class).getId());
            assertThatThrownBy(() -> execute(connection, "SELECT 1")).isInstanceOf(SQLException.class);
        });

        assertThat(defects()).singleElement().satisfies(defect -> {
            assertThat(defect.kind()).isEqualTo(Kind.SESSION_LOST);
            assertThat(defect.leftBy()).isNotNull().extracting(Site::method).isEqualTo("execute");
        });
    }

    @Test
    void saysNothingOfASessionThatAClosedPoolTookAway() throws SQLException {
        try (Connection connection = pool.getConnection()) {
            execute(connection, "SELECT 1");
            pool.close();
        }

        assertThat(defects()).isEmpty();
    }

    @Test
    void saysNothingOfASessionThatEndsWithItsBorrower() throws SQLException {
        MysqlDataSource unpooled = new MysqlDataSource();
        unpooled.setUrl(url() + SCHEMA);
        unpooled.setUser(TestDatabase.USERNAME);
        unpooled.setPassword(TestDatabase.PASSWORD);
        GuardedDataSource watched = guard.watch(unpooled, new PoolLabels("none", null));
        try (Connection connection = watched.getConnection()) {
            execute(connection, "START TRANSACTION");
            connection.createStatement();
        }

        assertThat(defects()).isEmpty();
    }

    @Test
    void leavesTheOpenTransactionToTheDriverWithoutAnyQuery() throws SQLException {
        Guard production = Guard.create();
        GuardedDataSource watched = production.watch(hikari, new PoolLabels("acme", null));
        try (Connection connection = watched.getConnection()) {
            execute(connection, "START TRANSACTION");
        }

        assertThat(production.snapshot().returnDefects())
                .extracting(ReturnDefect::kind)
                .containsExactly(Kind.OPEN_TRANSACTION);
    }

    @Test
    void countsNoQuestionOfItsOwnAsTheProgramsOperation() throws SQLException {
        Connection connection = pool.getConnection();
        execute(connection, "SELECT 1");

        assertThat(guard.snapshot().outstanding().get(0).use().operations()).isEqualTo(1);
        connection.close();
    }

    private void borrow(Work work) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            work.run(connection);
        }
    }

    private List<ReturnDefect> defects() {
        return guard.snapshot().returnDefects();
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (statement.execute(sql)) {
                try (ResultSet result = statement.getResultSet()) {
                    result.next();
                }
            }
        }
    }

    private static void kill(long session) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url(), TestDatabase.USERNAME, TestDatabase.PASSWORD)) {
            execute(connection, "KILL " + session);
        }
    }
}
