package dev.poolproof.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.poolproof.guard.Guard;
import dev.poolproof.guard.PoolLabels;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLClientInfoException;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is left of a guarded connection that was closed: nothing that reaches the next borrower's. */
class ClosedConnectionTest {

    private final HikariDataSource hikari = Pools.hikari(3);
    private Connection connection;

    @BeforeEach
    void borrow() throws SQLException {
        connection = Guard.create().watch(hikari, new PoolLabels("acme", null)).getConnection();
    }

    @AfterEach
    void closePool() {
        hikari.close();
    }

    @Test
    void closesTheStatementsItMadeWithTheConnection() throws SQLException {
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("SELECT 1");

        connection.close();

        assertThat(statement.isClosed()).isTrue();
        assertThat(result.isClosed()).isTrue();
        assertThatThrownBy(() -> statement.executeQuery("SELECT 1")).isInstanceOf(SQLException.class);
        assertThat(statement.getConnection()).isSameAs(connection);
    }

    @Test
    void isClosedAfterCloseAndMayBeClosedAgain() throws SQLException {
        connection.close();
        connection.close();
        connection.abort(Runnable::run);

        assertThat(connection.isClosed()).isTrue();
        assertThat(connection.isValid(1)).isFalse();
    }

    @Test
    void refusesClientInfoAfterCloseWithItsOwnException() throws SQLException {
        connection.close();

        assertThatThrownBy(() -> connection.setClientInfo("ApplicationName", "shop"))
                .isInstanceOf(SQLClientInfoException.class);
        assertThatThrownBy(() -> connection.setClientInfo(new Properties())).isInstanceOf(SQLClientInfoException.class);
    }

    @ParameterizedTest
    @MethodSource("methodsThatNeedAnOpenConnection")
    void refusesUseAfterClose(Method method) throws SQLException {
        connection.close();

        assertThatThrownBy(() -> method.invoke(connection, defaults(method)))
                .isInstanceOf(InvocationTargetException.class)
                .cause()
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("closed")
                .hasMessageContaining("acme");
    }

    /** Everything that JDBC 4.3 knows: a method that was forgotten would reach the pool's connection of the next borrower. */
    static Stream<Method> methodsThatNeedAnOpenConnection() {
        Set<String> allowedAfterClose = Set.of("close", "abort", "isClosed", "isValid");
        return Stream.of(Connection.class.getMethods())
                .filter(method -> method.getDeclaringClass() == Connection.class)
                .filter(method -> !allowedAfterClose.contains(method.getName()));
    }

    private static Object[] defaults(Method method) {
        return Stream.of(method.getParameterTypes())
                .map(type -> type == int.class ? (Object) 0 : type == boolean.class ? (Object) false : null)
                .toArray();
    }
}
