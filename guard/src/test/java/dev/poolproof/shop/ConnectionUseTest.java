package dev.poolproof.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.poolproof.guard.Guard;
import dev.poolproof.guard.GuardOptions;
import dev.poolproof.guard.GuardedDataSource;
import dev.poolproof.guard.PoolLabels;
import dev.poolproof.guard.RequestScope;
import dev.poolproof.guard.snapshot.BorrowUse;
import dev.poolproof.guard.snapshot.Site;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a leak's report knows of what was done with the connection. */
class ConnectionUseTest {

    private final HikariDataSource hikari = Pools.hikari(3);
    private final Guard guard = Guard.create(GuardOptions.TESTING);
    private final GuardedDataSource pool = guard.watch(hikari, new PoolLabels("acme", null));
    private Connection connection;

    @BeforeEach
    void borrow() throws SQLException {
        connection = pool.getConnection();
    }

    @AfterEach
    void closePool() {
        hikari.close();
    }

    @Test
    void knowsNothingOfAnUnusedConnection() throws SQLException {
        assertThat(connection.getAutoCommit()).isTrue();

        assertThat(use()).isEqualTo(BorrowUse.NONE);
    }

    @Test
    void countsStatementsCommitsAndRollbacks() throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement();
                PreparedStatement prepared = connection.prepareStatement("SELECT 1")) {
            statement.execute("SELECT 1");
            statement.addBatch("CREATE TABLE a(b INT)");
            statement.executeBatch();
            prepared.executeQuery();
        }
        connection.rollback(connection.setSavepoint());
        connection.rollback();
        connection.commit();

        assertThat(use().operations()).isEqualTo(6);
    }

    @Test
    void namesTheLastOperationAndItsLine() throws SQLException {
        PreparedStatement statement = connection.prepareStatement("SELECT 1");
        int line = CodeLine.next();
        statement.executeQuery();

        assertThat(use().lastOperation()).isEqualTo("PreparedStatement.executeQuery");
        assertThat(use().lastUse())
                .isEqualTo(new Site(
                        ConnectionUseTest.class.getName(),
                        "namesTheLastOperationAndItsLine",
                        "ConnectionUseTest.java",
                        line));
        assertThat(use().lastUsedAtEpochMillis()).isNotNull();

        connection.setAutoCommit(false);
        connection.commit();

        assertThat(use().lastOperation()).isEqualTo("Connection.commit");
    }

    @Test
    void namesWhatTheLastOperationFailedWith() throws SQLException {
        Statement statement = connection.createStatement();
        assertThatThrownBy(() -> statement.execute("SELEC 1")).isInstanceOf(SQLException.class);

        assertThat(use().lastFailure()).isEqualTo("org.h2.jdbc.JdbcSQLSyntaxErrorException");

        statement.execute("SELECT 1");

        assertThat(use().lastFailure()).isNull();
    }

    @Test
    void countsAStatementUntilItIsClosed() throws SQLException {
        Statement statement = connection.createStatement();
        PreparedStatement prepared = connection.prepareStatement("SELECT 1");
        ResultSet result = prepared.executeQuery();
        assertThat(use().openStatements()).isEqualTo(2);

        result.close();
        assertThat(use().openStatements()).isEqualTo(2);

        prepared.close();
        prepared.close();
        assertThat(use().openStatements()).isEqualTo(1);

        statement.close();
        assertThat(use().openStatements()).isZero();
    }

    @Test
    void countsAStatementThatClosesWithItsResult() throws SQLException {
        Statement statement = connection.createStatement();
        statement.closeOnCompletion();
        ResultSet result = statement.executeQuery("SELECT 1");
        assertThat(use().openStatements()).isEqualTo(1);

        result.close();

        assertThat(use().openStatements()).isZero();
    }

    @Test
    void countsUsesAfterTheRequest() throws SQLException {
        Connection kept;
        try (RequestScope scope = guard.enter("GET /orders", "acme")) {
            assertThat(scope).isNotNull();
            kept = pool.getConnection();
            kept.createStatement().execute("SELECT 1");
        }
        kept.createStatement().execute("SELECT 2");
        kept.createStatement().execute("SELECT 3");

        assertThat(guard.snapshot().outstanding())
                .filteredOn(borrow -> borrow.route() != null)
                .singleElement()
                .satisfies(borrow -> {
                    assertThat(borrow.use().operations()).isEqualTo(3);
                    assertThat(borrow.use().usesAfterRequest()).isEqualTo(2);
                });
    }

    @Test
    void beginsAnewWithEachBorrow() throws SQLException {
        connection.createStatement().execute("SELECT 1");
        connection.close();
        connection = pool.getConnection();

        assertThat(use()).isEqualTo(BorrowUse.NONE);
    }

    private BorrowUse use() {
        return guard.snapshot().outstanding().get(0).use();
    }
}
