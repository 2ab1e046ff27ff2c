package dev.poolproof.guard.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.INTEGER;

import dev.poolproof.guard.snapshot.PoolGauges;
import dev.poolproof.shop.AnyPool;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every registered kind of pool must tell. A new kind needs a pool in {@link AnyPool}. */
class PoolProbeContractTest {

    private static final int MAXIMUM = 3;

    /** A started pool of this kind: at most {@link #MAXIMUM} connections to an H2 database in memory. */
    private static DataSource open(PoolKind kind) throws SQLException {
        return AnyPool.valueOf(kind.name()).open(MAXIMUM);
    }

    @ParameterizedTest
    @EnumSource
    void countsConnectionsInUse(PoolKind kind) throws Exception {
        try (Pool pool = new Pool(open(kind));
                Connection first = pool.borrow();
                Connection second = pool.borrow()) {
            PoolGauges gauges = pool.probe().gauges();

            assertThat(first).isNotSameAs(second);
            assertThat(gauges)
                    .extracting(PoolGauges::active, PoolGauges::pending, PoolGauges::maximum)
                    .containsExactly(2, 0, MAXIMUM);
            assertThat(gauges).extracting(PoolGauges::total, INTEGER).isBetween(2, MAXIMUM);
        }
    }

    @ParameterizedTest
    @EnumSource
    void tellsTheDatabaseAndTheSettingsButNoSecret(PoolKind kind) throws Exception {
        try (Pool pool = new Pool(open(kind))) {
            assertThat(pool.probe().target()).startsWith("jdbc:h2:mem:").doesNotContain(";");
            assertThat(pool.probe().settings()).isNotEmpty();
            assertThat(pool.probe().settings().values()).noneMatch(value -> value.contains(AnyPool.PASSWORD));
            assertThat(pool.probe().settings()).doesNotContainValue(AnyPool.USERNAME);
        }
    }

    @ParameterizedTest
    @EnumSource
    void noticesThatThePoolWasClosedAndStillAnswers(PoolKind kind) throws Exception {
        Pool pool = new Pool(open(kind));
        boolean closedBefore = pool.probe().isClosed();

        pool.close();

        assertThat(closedBefore).isFalse();
        assertThat(pool.probe().isClosed())
                .isEqualTo(AnyPool.valueOf(kind.name()).tellsThatItIsClosed());
        assertThat(pool.probe().settings()).isNotEmpty();
        assertThat(pool.probe().target()).isNotNull();
        pool.probe().gauges();
    }

    private record Pool(DataSource source, PoolProbe probe) implements AutoCloseable {

        Pool(DataSource source) {
            this(source, PoolKind.probe(source));
        }

        Connection borrow() throws SQLException {
            return source.getConnection();
        }

        @Override
        public void close() throws Exception {
            if (source instanceof AutoCloseable closeable) {
                closeable.close();
            } else {
                probe.close();
            }
        }
    }
}
