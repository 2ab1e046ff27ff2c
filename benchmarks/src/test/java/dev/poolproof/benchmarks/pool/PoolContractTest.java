package dev.poolproof.benchmarks.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.poolproof.benchmarks.stub.StubDriver;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** What makes the pools comparable: each does the same service, and says so. */
class PoolContractTest {

    private static final PoolPlan PLAN = new PoolPlan(StubDriver.URL, "user", "secret", 2, Duration.ofMillis(300));

    @ParameterizedTest
    @EnumSource(Pool.class)
    void lendsWithAutoCommitAndResetsIt(Pool pool) throws SQLException {
        try (OpenPool open = pool.open(PLAN)) {
            for (int borrow = 0; borrow < 3; borrow++) {
                try (Connection connection = open.source().getConnection()) {
                    assertThat(connection.getAutoCommit()).isTrue();

                    connection.setAutoCommit(false);
                }
            }

            assertThat(open.settings().autoCommit()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(value = Pool.class, mode = Mode.EXCLUDE, names = "NO_POOL")
    void lendsNoMoreThanItsSize(Pool pool) throws SQLException {
        List<Connection> borrowed = new ArrayList<>();
        try (OpenPool open = pool.open(PLAN)) {
            for (int borrow = 0; borrow < PLAN.size(); borrow++) {
                borrowed.add(open.source().getConnection());
            }

            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> open.source().getConnection());

            for (Connection connection : borrowed) {
                connection.close();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(value = Pool.class, mode = Mode.EXCLUDE, names = "NO_POOL")
    void readsBackWhatWasPlanned(Pool pool) throws SQLException {
        try (OpenPool open = pool.open(PLAN)) {
            assertThat(open.settings().size()).isEqualTo(PLAN.size());
            assertThat(open.settings().acquireTimeout()).isEqualTo(PLAN.acquireTimeout());
        }
    }

    @ParameterizedTest
    @EnumSource(value = Pool.class, names = ".*_LEAK_.*|GUARD_.*", mode = Mode.MATCH_ANY)
    void saysWhichLeakModeIsOn(Pool pool) throws SQLException {
        try (OpenPool open = pool.open(PLAN)) {
            assertThat(open.settings().leakMode()).isNotEqualTo(PoolSettings.NO_LEAK_MODE);
        }
    }
}
