package dev.poolproof.app.pool;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.net.ConnectException;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseFailureTest {

    @ParameterizedTest
    @ValueSource(ints = {1040, 1203, 1226})
    void refusalOfTheServerIsTheReasonWhereverItStands(int errorCode) {
        SQLException refusal = new SQLNonTransientConnectionException("Too many connections", "08004", errorCode);

        assertThat(DatabaseFailure.of(refusal)).contains(DatabaseFailure.TOO_MANY_CONNECTIONS);
        assertThat(DatabaseFailure.of(new SQLTransientConnectionException("timed out", "08004", 0, refusal)))
                .contains(DatabaseFailure.TOO_MANY_CONNECTIONS);
        assertThat(DatabaseFailure.of(new PoolInitializationException(refusal)))
                .contains(DatabaseFailure.TOO_MANY_CONNECTIONS);
    }

    @Test
    void recognisesClosedPoolByHikarisText() {
        assertThat(DatabaseFailure.of(
                        new SQLException("HikariDataSource HikariDataSource (tenant-1) has been closed.")))
                .contains(DatabaseFailure.POOL_CLOSED);
    }

    @Test
    void timeoutWithoutCauseIsAnAcquireTimeout() {
        assertThat(DatabaseFailure.of(new SQLTransientConnectionException("request timed out after 5000ms")))
                .contains(DatabaseFailure.ACQUIRE_TIMEOUT);
    }

    @Test
    void waitThatWasCutShortIsAnAcquireTimeout() {
        assertThat(DatabaseFailure.of(new SQLException("Interrupted during acquisition", new InterruptedException())))
                .contains(DatabaseFailure.ACQUIRE_TIMEOUT);
    }

    @Test
    void timeoutBecauseNobodyAnswersIsAnUnreachableDatabase() {
        SQLException broken = new SQLException("Communications link failure", "08S01", new ConnectException());

        assertThat(DatabaseFailure.of(broken)).contains(DatabaseFailure.DATABASE_UNREACHABLE);
        assertThat(DatabaseFailure.of(new SQLTransientConnectionException("timed out", "08S01", 0, broken)))
                .contains(DatabaseFailure.DATABASE_UNREACHABLE);
    }

    @Test
    void otherFailuresAreNone() {
        assertThat(DatabaseFailure.of(new SQLIntegrityConstraintViolationException("Duplicate", "23000", 1062)))
                .isEmpty();
        assertThat(DatabaseFailure.of(new IllegalStateException())).isEmpty();
    }

    @Test
    void clientsKnowItByWordsAndDashes() {
        assertThat(DatabaseFailure.TOO_MANY_CONNECTIONS.id()).isEqualTo("too-many-connections");
    }
}
