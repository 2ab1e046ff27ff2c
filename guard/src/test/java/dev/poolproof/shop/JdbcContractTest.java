package dev.poolproof.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariProxyConnection;
import dev.poolproof.guard.Guard;
import dev.poolproof.guard.GuardedDataSource;
import dev.poolproof.guard.PoolLabels;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Set;
import javax.sql.DataSource;
import org.h2.jdbc.JdbcConnection;
import org.h2.jdbc.JdbcPreparedStatement;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A guarded connection of a real pool over a real driver behaves as the pool's own does. */
class JdbcContractTest {

    private final HikariDataSource hikari = Pools.hikari(3);
    private final Guard guard = Guard.create();
    private final GuardedDataSource pool = guard.watch(hikari, new PoolLabels("acme", null));
    private Connection connection;

    @BeforeEach
    void borrow() throws SQLException {
        connection = pool.getConnection();
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE customers(id BIGINT AUTO_INCREMENT PRIMARY KEY, name VARCHAR(50) UNIQUE)");
            statement.execute("INSERT INTO customers(name) VALUES ('Ada'), ('Grace')");
        }
    }

    @AfterEach
    void closePool() {
        hikari.close();
    }

    @Test
    void leadsFromEveryKindOfStatementBackToTheGuardedConnection() throws SQLException {
        int scroll = ResultSet.TYPE_SCROLL_INSENSITIVE;
        int read = ResultSet.CONCUR_READ_ONLY;
        int hold = ResultSet.HOLD_CURSORS_OVER_COMMIT;
        String sql = "SELECT name FROM customers";
        Statement[] statements = {
            connection.createStatement(),
            connection.createStatement(scroll, read),
            connection.createStatement(scroll, read, hold),
            connection.prepareStatement(sql),
            connection.prepareStatement(sql, Statement.RETURN_GENERATED_KEYS),
            connection.prepareStatement(sql, new int[] {1}),
            connection.prepareStatement(sql, new String[] {"ID"}),
            connection.prepareStatement(sql, scroll, read),
            connection.prepareStatement(sql, scroll, read, hold),
            connection.prepareCall("CALL 1"),
            connection.prepareCall("CALL 1", scroll, read),
            connection.prepareCall("CALL 1", scroll, read, hold),
        };

        for (Statement statement : statements) {
            assertThat(statement.getConnection()).isSameAs(connection);
            statement.close();
        }
    }

    @Test
    void leadsFromEveryResultBackToItsStatement() throws SQLException {
        try (Statement statement = connection.createStatement();
                PreparedStatement insert =
                        connection.prepareStatement("INSERT INTO customers(name) VALUES (?)", new String[] {"ID"});
                CallableStatement call = connection.prepareCall("CALL 42")) {
            ResultSet queried = statement.executeQuery("SELECT 1");
            assertThat(queried.getStatement()).isSameAs(statement);
            assertThat(queried.getStatement().getConnection()).isSameAs(connection);

            statement.execute("SELECT 2");
            assertThat(statement.getResultSet().getStatement()).isSameAs(statement);

            insert.setString(1, "Edsger");
            assertThat(insert.executeUpdate()).isEqualTo(1);
            assertThat(insert.getGeneratedKeys().next()).isTrue();

            ResultSet called = call.executeQuery();
            assertThat(called.next()).isTrue();
            assertThat(called.getInt(1)).isEqualTo(42);
            assertThat(called.getStatement()).isSameAs(call);
        }
    }

    @Test
    void leadsFromMetadataBackToTheGuardedConnection() throws SQLException {
        DatabaseMetaData metaData = connection.getMetaData();

        assertThat(metaData.getConnection()).isSameAs(connection);
        assertThat(metaData.getDatabaseProductName()).isEqualTo("H2");
        try (ResultSet tables = metaData.getTables(null, null, "CUSTOMERS", null)) {
            assertThat(tables.next()).isTrue();
            Statement behind = tables.getStatement();
            assertThat(behind == null || behind.getConnection() == connection).isTrue();
        }
    }

    @Test
    void saysNullWhereTheDriverDoes() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("UPDATE customers SET name = 'Ada L.' WHERE id = 1");

            assertThat(statement.getResultSet()).isNull();
            assertThat(statement.getUpdateCount()).isEqualTo(1);
        }
    }

    @Test
    void reachesThePoolsAndTheDriversOwnObjects() throws SQLException {
        assertThat(connection.unwrap(HikariProxyConnection.class)).isNotNull();
        assertThat(connection.unwrap(JdbcConnection.class)).isNotNull();
        assertThat(connection.isWrapperFor(HikariProxyConnection.class)).isTrue();
        assertThat(connection.isWrapperFor(JdbcConnection.class)).isTrue();
        assertThat(connection.unwrap(Connection.class)).isSameAs(connection);
        assertThat(connection.isWrapperFor(Connection.class)).isTrue();
        try (PreparedStatement statement = connection.prepareStatement("SELECT 1");
                ResultSet result = statement.executeQuery()) {
            assertThat(statement.unwrap(JdbcPreparedStatement.class)).isNotNull();
            assertThat(statement.isWrapperFor(JdbcPreparedStatement.class)).isTrue();
            assertThat(statement.unwrap(Statement.class)).isSameAs(statement);
            assertThat(statement.isWrapperFor(PreparedStatement.class)).isTrue();
            assertThat(result.unwrap(ResultSet.class)).isSameAs(result);
        }
    }

    @Test
    void saysWhatItDoesNotWrap() throws SQLException {
        assertThat(connection.isWrapperFor(Runnable.class)).isFalse();
        assertThatThrownBy(() -> connection.unwrap(Runnable.class)).isInstanceOf(SQLException.class);
        assertThat(pool.isWrapperFor(Runnable.class)).isFalse();
        assertThatThrownBy(() -> pool.unwrap(Runnable.class)).isInstanceOf(SQLException.class);
        try (Statement statement = connection.createStatement()) {
            assertThat(statement.isWrapperFor(Runnable.class)).isFalse();
            assertThatThrownBy(() -> statement.unwrap(Runnable.class)).isInstanceOf(SQLException.class);
        }
    }

    @Test
    void behavesAsThePoolItGuards() throws SQLException {
        assertThat(pool.unwrap(HikariDataSource.class)).isSameAs(hikari);
        assertThat(pool.isWrapperFor(HikariDataSource.class)).isTrue();
        assertThat(pool.unwrap(DataSource.class)).isSameAs(pool);
        assertThat(pool.isWrapperFor(GuardedDataSource.class)).isTrue();

        pool.setLoginTimeout(7);
        assertThat(pool.getLoginTimeout()).isEqualTo(hikari.getLoginTimeout()).isEqualTo(7);
        assertThatThrownBy(pool::getParentLogger).isInstanceOf(SQLException.class);
        assertThatThrownBy(pool::createConnectionBuilder).isInstanceOf(SQLException.class);
        assertThatThrownBy(pool::createShardingKeyBuilder).isInstanceOf(SQLException.class);
        assertThat(pool).hasToString("guarded " + hikari);
    }

    @Test
    void passesTheLogWriterOn() throws SQLException {
        JdbcDataSource source = new JdbcDataSource();
        GuardedDataSource guarded = guard.watch(source, new PoolLabels("plain", null));
        PrintWriter log = new PrintWriter(new StringWriter());

        guarded.setLogWriter(log);

        assertThat(source.getLogWriter()).isSameAs(log);
        assertThat(guarded.getLogWriter()).isSameAs(log);
    }

    @Test
    void isEqualToItselfOnly() throws SQLException {
        Connection raw = connection.unwrap(HikariProxyConnection.class);
        try (Connection other = pool.getConnection();
                Statement statement = connection.createStatement();
                Statement otherStatement = connection.createStatement()) {
            Set<Object> distinct = new HashSet<>(Set.of(connection, other, raw, statement, otherStatement));

            assertThat(distinct).hasSize(5).contains(connection, statement);
            assertThat(connection).isNotEqualTo(raw).isNotEqualTo(other);
            assertThat(statement).isNotEqualTo(otherStatement);
            assertThat(statement.equals(null)).isFalse();
            assertThat(connection.toString()).startsWith("guarded ");
            assertThat(statement.toString()).startsWith("guarded ");
        }
    }

    @Test
    void throwsWhatTheDriverThrew() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.executeQuery("SELECT nothing FROM nowhere"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("NOWHERE");
            assertThatThrownBy(() -> connection.prepareStatement("SELEC 1"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("SELEC");
        }
    }

    @Test
    void keepsTransactions() throws SQLException {
        connection.setAutoCommit(false);
        execute("INSERT INTO customers(name) VALUES ('Barbara')");
        Savepoint savepoint = connection.setSavepoint();
        execute("INSERT INTO customers(name) VALUES ('Donald')");
        connection.rollback(savepoint);
        Savepoint named = connection.setSavepoint("named");
        connection.releaseSavepoint(named);
        connection.commit();
        execute("DELETE FROM customers");
        connection.rollback();

        assertThat(count()).isEqualTo(3);
        assertThat(connection.getAutoCommit()).isFalse();
    }

    @Test
    void passesSessionSettingsOn() throws SQLException {
        connection.setReadOnly(false);
        assertThat(connection.isReadOnly()).isFalse();
        connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
        assertThat(connection.getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_SERIALIZABLE);
        connection.setHoldability(ResultSet.HOLD_CURSORS_OVER_COMMIT);
        assertThat(connection.getHoldability()).isEqualTo(ResultSet.HOLD_CURSORS_OVER_COMMIT);
        connection.setSchema("PUBLIC");
        assertThat(connection.getSchema()).isEqualTo("PUBLIC");
        connection.setCatalog(connection.getCatalog());
        connection.clearWarnings();
        assertThat((Object) connection.getWarnings()).isNull();
        assertThat(connection.nativeSQL("SELECT 1")).isEqualTo("SELECT 1");
        assertThat(connection.getClientInfo()).isNotNull();
        assertThat(connection.createArrayOf("INTEGER", new Object[] {1})).isNotNull();
        connection.createBlob().free();
        connection.createClob().free();
        connection.createNClob().free();
        connection.createSQLXML().free();
        connection.beginRequest();
        connection.endRequest();
        assertThat(connection.isValid(1)).isTrue();
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private int count() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT COUNT(*) FROM customers")) {
            result.next();
            return result.getInt(1);
        }
    }
}
