package dev.poolproof.app.guard;

import static dev.poolproof.app.guard.SessionSamples.SCHEMA;
import static dev.poolproof.app.guard.SessionSamples.execute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.mysql.cj.jdbc.JdbcConnection;
import com.mysql.cj.jdbc.MysqlDataSource;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.poolproof.app.TestDatabase;
import dev.poolproof.app.guard.SessionSamples.Left;
import dev.poolproof.app.guard.SessionSamples.Work;
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
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
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

    private final Guard guard = Guard.create(new GuardOptions(true, false, Integer.MAX_VALUE));
    private final HikariDataSource hikari = new HikariDataSource(configuration());
    private final GuardedDataSource pool = guard.watch(hikari, new PoolLabels("acme", "tenant-1"));

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

    @ParameterizedTest
    @MethodSource("dev.poolproof.app.guard.SessionSamples#states")
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

    @ParameterizedTest
    @MethodSource("dev.poolproof.app.guard.SessionSamples#innocent")
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

    private static void kill(long session) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url(), TestDatabase.USERNAME, TestDatabase.PASSWORD)) {
            execute(connection, "KILL " + session);
        }
    }
}
