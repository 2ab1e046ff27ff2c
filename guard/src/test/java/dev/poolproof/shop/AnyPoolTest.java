package dev.poolproof.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.poolproof.guard.Guard;
import dev.poolproof.guard.GuardedDataSource;
import dev.poolproof.guard.PoolLabels;
import dev.poolproof.guard.probe.PoolKind;
import dev.poolproof.guard.snapshot.OutstandingBorrow;
import dev.poolproof.guard.snapshot.PoolFacts;
import dev.poolproof.guard.snapshot.PoolGauges;
import dev.poolproof.guard.snapshot.Site;
import dev.poolproof.guard.snapshot.Totals;
import dev.poolproof.shop.AnyPool.Trait;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import javax.sql.DataSource;
import org.h2.jdbc.JdbcConnection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** What the guard promises, over whatever connections come from. */
class AnyPoolTest {

    private static final int MAXIMUM = 2;

    private final Guard guard = Guard.create();

    @Test
    void knowsEveryKindOfPoolThatTheGuardCanAsk() {
        assertThat(Arrays.stream(PoolKind.values()).map(PoolKind::name))
                .isSubsetOf(Arrays.stream(AnyPool.values()).map(AnyPool::name).toList());
    }

    @ParameterizedTest
    @EnumSource
    void countsWhatGoesOutAndComesBack(AnyPool kind) throws SQLException {
        try (GuardedDataSource pool = watch(kind)) {
            for (int borrow = 0; borrow < 5; borrow++) {
                use(pool);
            }

            assertThat(guard.snapshot().totals()).isEqualTo(new Totals(5, 5, 0, 1, 0));
            assertThat(guard.snapshot().outstanding()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void namesTheLineThatLeaks(AnyPool kind) throws SQLException {
        try (GuardedDataSource pool = watch(kind)) {
            int line = CodeLine.next();
            Connection leaked = pool.getConnection();
            use(pool);

            assertThat(guard.snapshot().outstanding())
                    .singleElement()
                    .extracting(OutstandingBorrow::site)
                    .satisfies(site -> assertThat(site.line()).isEqualTo(line));
            leaked.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void countsADoubleCloseOnceAndLeavesTheNextBorrowerAlone(AnyPool kind) throws SQLException {
        try (GuardedDataSource pool = watch(kind)) {
            Connection first = pool.getConnection();
            first.close();
            Connection second = pool.getConnection();

            first.close();

            assertThat(first.isClosed()).isTrue();
            assertThat(second.isClosed()).isFalse();
            assertThat(guard.snapshot().outstanding()).hasSize(1);
            second.close();
            assertThat(guard.snapshot().totals()).isEqualTo(new Totals(2, 2, 0, 1, 0));
        }
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "NONE")
    void countsARefusalOfAnEmptyPool(AnyPool kind) throws SQLException {
        try (GuardedDataSource pool = watch(kind);
                Connection first = pool.getConnection();
                Connection second = pool.getConnection()) {

            assertThatThrownBy(pool::getConnection).isInstanceOf(SQLException.class);

            assertThat(first).isNotSameAs(second);
            assertThat(facts().failedBorrows()).isEqualTo(Map.of("ACQUIRE_TIMEOUT", 1L));
        }
    }

    @ParameterizedTest
    @EnumSource
    void agreesWithThePoolWhetherAnAbortGivesBack(AnyPool kind) throws SQLException {
        try (GuardedDataSource pool = watch(kind)) {
            Connection connection = pool.getConnection();

            connection.abort(Runnable::run);

            int out = kind.is(Trait.ABORT_GIVES_BACK) ? 0 : 1;
            assertThat(guard.snapshot().outstanding()).hasSize(out);
            PoolGauges gauges = facts().gauges();
            if (gauges != null) {
                assertThat(gauges.active()).isEqualTo(kind.is(Trait.COUNTS_ABORTED_UNTIL_CLOSED) ? 1 : out);
            }
            connection.close();
            assertThat(guard.snapshot().outstanding()).isEmpty();
            use(pool);
        }
    }

    @ParameterizedTest
    @EnumSource
    void reachesTheDriversConnection(AnyPool kind) throws SQLException {
        try (GuardedDataSource pool = watch(kind);
                Connection connection = pool.getConnection()) {

            assertThat(connection.isWrapperFor(JdbcConnection.class)).isTrue();
            assertThat(connection.unwrap(JdbcConnection.class).isClosed()).isFalse();
            assertThat(connection.createStatement().getConnection()).isSameAs(connection);
        }
    }

    @ParameterizedTest
    @EnumSource
    void recordsWhoClosesAPoolAndWhoIsRefused(AnyPool kind) throws SQLException {
        GuardedDataSource pool = watch(kind);
        use(pool);
        int line = CodeLine.next();
        pool.close();

        assertThat(facts().closedBy()).extracting(Site::line).isEqualTo(line);
        assertThat(pool.isClosed()).isTrue();
        if (kind.is(Trait.REFUSES_ONCE_CLOSED)) {
            assertThatThrownBy(pool::getConnection).isInstanceOf(SQLException.class);
            assertThat(facts().failedBorrows()).isEqualTo(Map.of("POOL_CLOSED", 1L));
            assertThat(facts().refusedAfterClose()).isEqualTo(Map.of("-", 1L));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"HIKARI", "TOMCAT", "DBCP2"})
    void noticesAPoolThatIsClosedBehindItsBack(AnyPool kind) throws Exception {
        DataSource source = kind.open(MAXIMUM);
        GuardedDataSource pool = guard.watch(source, new PoolLabels("acme", null));
        use(pool);
        guard.snapshot();

        close(source);

        assertThat(guard.snapshot().totals().poolsClosed()).isEqualTo(1);
        assertThat(pool.isClosed()).isTrue();
    }

    private static void close(DataSource source) throws Exception {
        if (source instanceof org.apache.tomcat.jdbc.pool.DataSource tomcat) {
            tomcat.close();
        } else {
            ((AutoCloseable) source).close();
        }
    }

    private GuardedDataSource watch(AnyPool kind) throws SQLException {
        return guard.watch(kind.open(MAXIMUM), new PoolLabels("acme", null));
    }

    private static void use(DataSource pool) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            assertThat(connection.isValid(1)).isTrue();
        }
    }

    private PoolFacts facts() {
        return guard.snapshot().pools().get(0);
    }
}
