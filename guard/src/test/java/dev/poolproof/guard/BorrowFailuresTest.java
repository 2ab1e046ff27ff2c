package dev.poolproof.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolproof.guard.snapshot.BorrowFailure;
import java.net.ConnectException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BorrowFailuresTest {

    @ParameterizedTest
    @MethodSource
    void tellsWhyABorrowFailed(Throwable failure, BorrowFailure expected) {
        assertThat(BorrowFailures.classify(failure)).isEqualTo(expected);
    }

    static Stream<Arguments> tellsWhyABorrowFailed() {
        return Stream.of(
                Arguments.of(acquireTimeout(null), BorrowFailure.ACQUIRE_TIMEOUT),
                Arguments.of(acquireTimeout(tooMany()), BorrowFailure.TOO_MANY_CONNECTIONS),
                Arguments.of(acquireTimeout(linkFailure()), BorrowFailure.DATABASE_UNREACHABLE),
                Arguments.of(tooMany(), BorrowFailure.TOO_MANY_CONNECTIONS),
                Arguments.of(
                        new SQLException("User app already has more than 'max_user_connections'", "42000", 1203),
                        BorrowFailure.TOO_MANY_CONNECTIONS),
                Arguments.of(
                        new SQLException("User 'app' has exceeded the 'max_user_connections' resource", "42000", 1226),
                        BorrowFailure.TOO_MANY_CONNECTIONS),
                Arguments.of(
                        new SQLException("FATAL: sorry, too many clients already", "53300"),
                        BorrowFailure.TOO_MANY_CONNECTIONS),
                Arguments.of(
                        new SQLException("HikariDataSource HikariDataSource (acme) has been closed."),
                        BorrowFailure.POOL_CLOSED),
                Arguments.of(new SQLException("Data source is closed"), BorrowFailure.POOL_CLOSED),
                Arguments.of(new SQLException("Connection pool closed."), BorrowFailure.POOL_CLOSED),
                Arguments.of(linkFailure(), BorrowFailure.DATABASE_UNREACHABLE),
                Arguments.of(
                        new IllegalStateException("Failed to start", linkFailure()),
                        BorrowFailure.DATABASE_UNREACHABLE),
                Arguments.of(
                        new SQLException("Access denied for user 'app'@'localhost'", "28000", 1045),
                        BorrowFailure.OTHER),
                Arguments.of(new SQLException("rejected by the server", "08004", 1129), BorrowFailure.OTHER),
                Arguments.of(new OutOfMemoryError("Java heap space"), BorrowFailure.OTHER));
    }

    /** As Connector/J 9.7 throws it at the server's limit. */
    private static SQLException tooMany() {
        return new SQLNonTransientConnectionException("Too many connections", "08004", 1040);
    }

    private static SQLException linkFailure() {
        return new SQLException("Communications link failure", "08S01", 0, new ConnectException("Connection refused"));
    }

    /** As HikariCP 7.1 throws it: with the SQLState of its last failure to connect, if there was one. */
    private static SQLException acquireTimeout(@Nullable SQLException lastFailure) {
        return new SQLTransientConnectionException(
                "acme - Connection is not available, request timed out after 5000ms",
                lastFailure == null ? null : lastFailure.getSQLState(),
                lastFailure);
    }

    @Test
    void endsWhereAChainLeadsBackIntoItself() {
        SQLException outer = new SQLException("outer");
        SQLException inner = new SQLException("inner", outer);
        outer.setNextException(inner);

        assertThat(BorrowFailures.classify(outer)).isEqualTo(BorrowFailure.OTHER);
    }
}
