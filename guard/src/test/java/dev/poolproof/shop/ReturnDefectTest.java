package dev.poolproof.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.poolproof.guard.Guard;
import dev.poolproof.guard.GuardOptions;
import dev.poolproof.guard.GuardedDataSource;
import dev.poolproof.guard.PoolLabels;
import dev.poolproof.guard.RequestScope;
import dev.poolproof.guard.fault.Fault;
import dev.poolproof.guard.fault.FaultKind;
import dev.poolproof.guard.fault.FaultPlan;
import dev.poolproof.guard.snapshot.ReturnDefect;
import dev.poolproof.guard.snapshot.ReturnDefect.Kind;
import dev.poolproof.guard.snapshot.Site;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.h2.jdbc.JdbcConnection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** In which state connections come back, as far as any driver tells; what only MySQL's tells is tested with a server. */
class ReturnDefectTest {

    private final HikariDataSource hikari = Pools.hikari(3);
    private final Guard guard = Guard.create(GuardOptions.TESTING);
    private final GuardedDataSource pool = guard.watch(hikari, new PoolLabels("acme", "tenant-1"));

    @AfterEach
    void closePool() {
        hikari.close();
    }

    @Test
    void tellsWhoClosedTheSessionPastThePool() throws SQLException {
        try (RequestScope scope = guard.enter("GET /orders", "tenant-1")) {
            assertThat(scope).isNotNull();
            int borrowed = CodeLine.next();
            Connection connection = pool.getConnection();
            int unwrapped = CodeLine.next();
            connection.unwrap(JdbcConnection.class).close();
            // HikariCP takes it back all the same.
            assertThatThrownBy(connection::close).isInstanceOf(SQLException.class);

            assertThat(guard.snapshot().returnDefects()).singleElement().satisfies(defect -> {
                assertThat(defect.kind()).isEqualTo(Kind.RAW_CLOSED);
                assertThat(defect.pool()).isEqualTo("acme");
                assertThat(defect.tenant()).isEqualTo("tenant-1");
                assertThat(defect.route()).isEqualTo("GET /orders");
                assertThat(defect.site().line()).isEqualTo(borrowed);
                assertThat(defect.leftBy()).isNotNull().extracting(Site::line).isEqualTo(unwrapped);
                assertThat(defect.count()).isEqualTo(1);
            });
        }
    }

    @Test
    void saysNothingOfARawConnectionThatIsLeftOpen() throws SQLException {
        try (Connection connection = pool.getConnection()) {
            connection.unwrap(JdbcConnection.class).createStatement().execute("SELECT 1");
        }

        assertThat(kinds()).isEmpty();
    }

    @Test
    void saysNothingOfASessionThatTheProgramAborts() throws SQLException {
        try (Connection connection = pool.getConnection()) {
            connection.unwrap(JdbcConnection.class);
            connection.abort(Runnable::run);
        }

        assertThat(kinds()).isEmpty();
    }

    @Test
    void saysNothingOfStatementsThatThePoolCloses() throws SQLException {
        try (Connection connection = pool.getConnection()) {
            Statement statement = connection.createStatement();
            ResultSet result = statement.executeQuery("SELECT 1");
            assertThat(result.next()).isTrue();
        }

        assertThat(kinds()).isEmpty();
    }

    @Test
    void tellsTheLineAtWhichTheSessionWasLost() throws SQLException {
        GuardedDataSource losing = guard.watch(new LosingPool("08S01"), new PoolLabels("losing", null));
        int line;
        try (Connection connection = losing.getConnection();
                Statement statement = connection.createStatement()) {
            line = CodeLine.next();
            assertThatThrownBy(() -> statement.execute("SELECT 1")).isInstanceOf(SQLException.class);
            assertThatThrownBy(() -> statement.execute("SELECT 1")).isInstanceOf(SQLException.class);
        }

        assertThat(guard.snapshot().returnDefects()).singleElement().satisfies(defect -> {
            assertThat(defect.kind()).isEqualTo(Kind.SESSION_LOST);
            assertThat(defect.leftBy()).isNotNull().extracting(Site::line).isEqualTo(line);
        });
    }

    @Test
    void tellsOfASessionThatWasLostWhileItLayIdle() throws SQLException {
        GuardedDataSource losing = guard.watch(new LosingPool("08S01"), new PoolLabels("losing", null));
        try (Connection connection = losing.getConnection()) {
            assertThatThrownBy(() -> connection.setAutoCommit(false)).isInstanceOf(SQLException.class);
        }

        assertThat(kinds()).containsExactly(Kind.SESSION_LOST);
    }

    @Test
    void doesNotTakeAClosedPoolForALostSession() throws SQLException {
        GuardedDataSource losing = guard.watch(new LosingPool("08S01"), new PoolLabels("losing", null));
        try (Connection connection = losing.getConnection();
                Statement statement = connection.createStatement()) {
            losing.close();
            assertThatThrownBy(() -> statement.execute("SELECT 1")).isInstanceOf(SQLException.class);
        }

        assertThat(kinds()).isEmpty();
    }

    @Test
    void doesNotTakeTheUseOfAClosedConnectionForALostSession() throws SQLException {
        GuardedDataSource losing = guard.watch(new LosingPool("08003"), new PoolLabels("losing", null));
        try (Connection connection = losing.getConnection();
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("SELECT 1")).isInstanceOf(SQLException.class);
        }

        assertThat(kinds()).isEmpty();
    }

    @Test
    void boundsWhatItTellsApart() throws SQLException {
        for (int time = 0; time < 2_000; time++) {
            try (RequestScope scope = guard.enter("GET /orders", "tenant-" + time);
                    Connection connection = guard.watch(new LosingPool("08S01"), new PoolLabels("losing", null))
                            .getConnection()) {
                assertThat(scope).isNotNull();
                Statement statement = connection.createStatement();
                assertThatThrownBy(() -> statement.execute("SELECT 1")).isInstanceOf(SQLException.class);
            }
        }

        assertThat(guard.snapshot().returnDefects()).hasSizeBetween(500, 1_000);
    }

    @Test
    void failsStatementsBeforeTheServerSeesThem() throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            guard.inject(new FaultPlan(List.of(new Fault(FaultKind.STATEMENT_FAILS, 1)), 1));
            assertThatThrownBy(() -> statement.execute("CREATE TABLE a(b INT)"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("injected");
            guard.inject(FaultPlan.NONE);

            statement.execute("CREATE TABLE a(b INT)");
        }
        assertThat(guard.snapshot().tracker().faultsInjected()).isEqualTo(1);
        assertThat(kinds()).isEmpty();
    }

    @Test
    void failsRollbacksAfterTheServerHasDoneThem() throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE a(b INT)");
            connection.setAutoCommit(false);
            statement.execute("INSERT INTO a VALUES (1)");
            guard.inject(new FaultPlan(List.of(new Fault(FaultKind.ROLLBACK_FAILS, 1)), 1));

            assertThatThrownBy(connection::rollback).hasMessageContaining("injected");

            try (ResultSet result = statement.executeQuery("SELECT COUNT(*) FROM a")) {
                assertThat(result.next()).isTrue();
                assertThat(result.getInt(1)).isZero();
            }
        }
    }

    private List<Kind> kinds() {
        return guard.snapshot().returnDefects().stream().map(ReturnDefect::kind).toList();
    }
}
