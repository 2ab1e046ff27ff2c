package dev.poolproof.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.poolproof.guard.Guard;
import dev.poolproof.guard.GuardedDataSource;
import dev.poolproof.guard.PoolLabels;
import dev.poolproof.guard.RequestScope;
import dev.poolproof.guard.snapshot.GuardSnapshot;
import dev.poolproof.guard.snapshot.OutstandingBorrow;
import dev.poolproof.guard.snapshot.PoolFacts;
import dev.poolproof.guard.snapshot.PoolGauges;
import dev.poolproof.guard.snapshot.Totals;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BorrowCountingTest {

    private final Guard guard = Guard.create();
    private final StubPool stub = new StubPool();
    private final GuardedDataSource pool = guard.watch(stub, new PoolLabels("acme", "tenant-1"));

    @Test
    void countsWhatGoesOutAndWhatComesBack() throws SQLException {
        Connection kept = pool.getConnection();
        pool.getConnection("somebody", "secret").close();

        assertThat(guard.snapshot().totals()).isEqualTo(new Totals(2, 1, 0, 1, 0));
        assertThat(guard.snapshot().outstanding()).hasSize(1);

        kept.close();

        assertThat(guard.snapshot().totals()).isEqualTo(new Totals(2, 2, 0, 1, 0));
        assertThat(guard.snapshot().outstanding()).isEmpty();
    }

    @Test
    void countsADoubleCloseOnceAndPassesItOnOnce() throws SQLException {
        Connection connection = pool.getConnection();

        connection.close();
        connection.close();

        assertThat(guard.snapshot().totals().returns()).isEqualTo(1);
        assertThat(stub.connectionCloses).hasValue(1);
    }

    @Test
    void leavesTheNextBorrowerAloneWhenAConnectionIsClosedAgain() throws SQLException {
        try (HikariDataSource hikari = Pools.hikari(1)) {
            GuardedDataSource single = guard.watch(hikari, new PoolLabels("single", null));
            Connection first = single.getConnection();
            first.close();
            Connection second = single.getConnection();

            first.close();

            assertThat(guard.snapshot().outstanding()).hasSize(1);
            assertThat(second.isClosed()).isFalse();
            assertThat(second.isValid(1)).isTrue();
            second.close();
        }
    }

    @Test
    void countsAConnectionAsReturnedThoughItsCloseThrows() throws SQLException {
        Connection connection = pool.getConnection();
        SQLException failure = new SQLException("rollback failed");
        stub.failureOnReturn = failure;

        assertThatThrownBy(connection::close).isSameAs(failure);

        assertThat(guard.snapshot().totals().returns()).isEqualTo(1);
        assertThat(connection.isClosed()).isTrue();
        connection.close();
        assertThat(guard.snapshot().totals().returns()).isEqualTo(1);
    }

    @Test
    void countsAnAbortedConnectionAsReturnedOnceAndStillPassesItsCloseOn() throws SQLException {
        Connection connection = pool.getConnection();

        connection.abort(Runnable::run);

        assertThat(guard.snapshot().totals().returns()).isEqualTo(1);
        assertThat(guard.snapshot().outstanding()).isEmpty();
        connection.close();
        connection.abort(Runnable::run);
        assertThat(guard.snapshot().totals().returns()).isEqualTo(1);
        assertThat(stub.connectionCloses).hasValue(1);
    }

    /** HikariCP hands an abort to the driver only: its own slot stays taken, so the connection is not back. */
    @Test
    void agreesWithHikariThatAnAbortAloneGivesNothingBack() throws SQLException {
        try (HikariDataSource hikari = Pools.hikari(2)) {
            GuardedDataSource guarded = guard.watch(hikari, new PoolLabels("aborting", null));
            Connection connection = guarded.getConnection();

            connection.abort(Runnable::run);

            assertThat(hikari.getHikariPoolMXBean().getActiveConnections()).isEqualTo(1);
            assertThat(guard.snapshot().outstanding()).hasSize(1);
            connection.close();
            assertThat(hikari.getHikariPoolMXBean().getActiveConnections()).isZero();
            assertThat(guard.snapshot().outstanding()).isEmpty();
        }
    }

    @Test
    void tellsWhoHoldsAConnectionAndSinceWhen() throws SQLException {
        long before = System.currentTimeMillis();
        int line;
        try (RequestScope scope = guard.enter("GET /orders", "tenant-7")) {
            line = CodeLine.next();
            pool.getConnection();
            assertThat(outstanding().requestEnded()).isFalse();
        }

        OutstandingBorrow held = outstanding();
        assertThat(held.pool()).isEqualTo("acme");
        assertThat(held.poolId()).isEqualTo(pool(guard.snapshot(), "acme").id());
        assertThat(held.route()).isEqualTo("GET /orders");
        assertThat(held.tenant()).isEqualTo("tenant-7");
        assertThat(held.thread()).isEqualTo(Thread.currentThread().getName());
        // The guard's clock lags by a tick, and by more on a busy machine.
        assertThat(held.borrowedAtEpochMillis()).isCloseTo(before, within(1_000L));
        assertThat(held.site().line()).isEqualTo(line);
        assertThat(held.stack().get(0)).isEqualTo(held.site());
        assertThat(held.requestEnded()).isTrue();
    }

    @Test
    void takesThePoolsTenantWhereNoRequestNamesOne() throws SQLException {
        pool.getConnection();

        assertThat(outstanding().tenant()).isEqualTo("tenant-1");
        assertThat(outstanding().route()).isNull();
        assertThat(outstanding().requestEnded()).isFalse();
    }

    @Test
    void listsNoMoreOutstandingBorrowsThanASnapshotHoldsButCountsThemAll() throws SQLException {
        for (int borrow = 0; borrow < GuardSnapshot.MAX_OUTSTANDING + 100; borrow++) {
            pool.getConnection();
        }

        assertThat(guard.snapshot().outstanding()).hasSize(GuardSnapshot.MAX_OUTSTANDING);
        assertThat(guard.snapshot().totals().borrows()).isEqualTo(GuardSnapshot.MAX_OUTSTANDING + 100);
    }

    @Test
    void countsFailedBorrowsByReasonAndThrowsThemUnchanged() {
        SQLException tooMany = new SQLNonTransientConnectionException("Too many connections", "08004", 1040);
        OutOfMemoryError outOfMemory = new OutOfMemoryError("stub");

        stub.refusal = tooMany;
        assertThatThrownBy(pool::getConnection).isSameAs(tooMany);
        assertThatThrownBy(() -> pool.getConnection("somebody", "secret")).isSameAs(tooMany);
        stub.refusal = outOfMemory;
        assertThatThrownBy(pool::getConnection).isSameAs(outOfMemory);

        PoolFacts facts = pool(guard.snapshot(), "acme");
        assertThat(facts.failedBorrows()).isEqualTo(Map.of("TOO_MANY_CONNECTIONS", 2L, "OTHER", 1L));
        assertThat(facts.refusedAfterClose()).isEmpty();
        assertThat(guard.snapshot().totals()).isEqualTo(new Totals(0, 0, 3, 1, 0));
    }

    @Test
    void tellsAnEmptyPoolFromAServerThatRefuses() throws SQLException {
        HikariConfig refused = Pools.config(1);
        stub.refusal = new SQLNonTransientConnectionException("Too many connections", "08004", 1040);
        refused.setJdbcUrl(null);
        refused.setDataSource(stub);
        refused.setInitializationFailTimeout(-1);
        try (HikariDataSource empty = Pools.hikari(1);
                HikariDataSource full = new HikariDataSource(refused)) {
            GuardedDataSource guardedEmpty = guard.watch(empty, new PoolLabels("empty", null));
            GuardedDataSource guardedFull = guard.watch(full, new PoolLabels("full", null));

            guardedEmpty.getConnection();
            assertThatThrownBy(guardedEmpty::getConnection).isInstanceOf(SQLException.class);
            assertThatThrownBy(guardedFull::getConnection).isInstanceOf(SQLException.class);

            GuardSnapshot snapshot = guard.snapshot();
            assertThat(pool(snapshot, "empty").failedBorrows()).isEqualTo(Map.of("ACQUIRE_TIMEOUT", 1L));
            assertThat(pool(snapshot, "full").failedBorrows()).isEqualTo(Map.of("TOO_MANY_CONNECTIONS", 1L));
            assertThat(pool(snapshot, "empty").gauges()).isEqualTo(new PoolGauges(1, 0, 0, 1, 1));
        }
    }

    private OutstandingBorrow outstanding() {
        return guard.snapshot().outstanding().get(0);
    }

    static PoolFacts pool(GuardSnapshot snapshot, String name) {
        return snapshot.pools().stream()
                .filter(facts -> facts.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
