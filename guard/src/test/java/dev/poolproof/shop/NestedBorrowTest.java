package dev.poolproof.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.poolproof.guard.Guard;
import dev.poolproof.guard.GuardByHand;
import dev.poolproof.guard.GuardOptions;
import dev.poolproof.guard.GuardedDataSource;
import dev.poolproof.guard.PoolLabels;
import dev.poolproof.guard.RequestScope;
import dev.poolproof.guard.snapshot.NestedBorrow;
import dev.poolproof.guard.snapshot.OutstandingBorrow;
import dev.poolproof.guard.snapshot.Site;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class NestedBorrowTest {

    private final GuardByHand time = new GuardByHand(GuardOptions.PRODUCTION);
    private final Guard guard = time.guard();
    private final GuardedDataSource pool = guard.watch(new StubPool(), new PoolLabels("acme", "tenant-1"));

    @Test
    void namesTheLineThatHoldsAndTheLineThatAsks() throws SQLException {
        int line;
        try (RequestScope scope = guard.enter("GET /orders", "tenant-1")) {
            line = CodeLine.next();
            Connection outer = pool.getConnection();
            Connection inner = pool.getConnection();
            inner.close();
            outer.close();
        }

        NestedBorrow nested = nested().get(0);
        assertThat(nested())
                .containsExactly(new NestedBorrow(
                        "acme", "tenant-1", "GET /orders", nested.outer(), nested.inner(), 1, 0, 1, false));
        assertThat(nested.outer().line()).isEqualTo(line);
        assertThat(nested.inner().line()).isEqualTo(line + 1);
    }

    @Test
    void tellsOfAHeldConnectionWhereItsRequestBorrowedAgain() throws SQLException {
        int line;
        try (RequestScope scope = guard.enter("GET /orders", null)) {
            pool.getConnection();
            line = CodeLine.next();
            pool.getConnection().close();
        }

        assertThat(guard.snapshot().outstanding())
                .singleElement()
                .extracting(OutstandingBorrow::borrowedAgain)
                .extracting(Site::line)
                .isEqualTo(line);
    }

    @Test
    void isNotNestedOverTwoPoolsOrAfterTheOtherCameBackOrOverTwoRequests() throws SQLException {
        GuardedDataSource other = guard.watch(new StubPool(), new PoolLabels("other", null));

        try (RequestScope scope = guard.enter("GET /orders", null)) {
            Connection first = pool.getConnection();
            other.getConnection().close();
            first.close();
            pool.getConnection();
        }
        try (RequestScope scope = guard.enter("GET /orders", null)) {
            pool.getConnection().close();
        }

        assertThat(nested()).isEmpty();
    }

    @Test
    void isNestedOutsideRequestsButNotUnderAConnectionThatIsKept() throws SQLException {
        Connection kept = pool.getConnection();
        pool.getConnection().close();
        time.pass(Duration.ofSeconds(1));
        pool.getConnection().close();

        assertThat(nested()).extracting(NestedBorrow::count).containsExactly(1L);
        assertThat(nested().get(0).route()).isNull();
        kept.close();
    }

    @Test
    void seesTheLockstepWhileItLasts() throws Exception {
        int threads = 2;
        CyclicBarrier allHold = new CyclicBarrier(threads);
        ExecutorService requests = Executors.newFixedThreadPool(threads);
        HikariConfig patient = Pools.config(threads);
        patient.setConnectionTimeout(30_000);
        try (HikariDataSource hikari = new HikariDataSource(patient)) {
            GuardedDataSource small = guard.watch(hikari, new PoolLabels("small", null));
            Callable<Void> request = () -> {
                try (RequestScope scope = guard.enter("GET /orders", null);
                        Connection outer = small.getConnection()) {
                    allHold.await();
                    assertThat(outer.isClosed()).isFalse();
                    small.getConnection().close();
                }
                return null;
            };
            List<Future<Void>> running = List.of(requests.submit(request), requests.submit(request));
            awaitWaiting(hikari, threads);

            assertThat(nested()).singleElement().satisfies(nested -> {
                assertThat(nested.lockstep()).isTrue();
                assertThat(nested.maxWaiting()).isEqualTo(threads);
                assertThat(nested.refused()).isZero();
            });

            hikari.setMaximumPoolSize(threads + 1);
            running.forEach(NestedBorrowTest::finish);
        } finally {
            requests.shutdownNow();
        }
    }

    @Test
    void countsWhoIsRefused() throws SQLException {
        try (HikariDataSource hikari = Pools.hikari(1)) {
            GuardedDataSource single = guard.watch(hikari, new PoolLabels("single", null));
            try (RequestScope scope = guard.enter("GET /orders", null);
                    Connection outer = single.getConnection()) {
                assertThat(outer.isClosed()).isFalse();
                assertThatThrownBy(single::getConnection).isInstanceOf(SQLException.class);
            }
        }

        assertThat(nested()).singleElement().satisfies(nested -> {
            assertThat(nested.refused()).isEqualTo(1);
            assertThat(nested.lockstep()).isTrue();
        });
    }

    private static void awaitWaiting(HikariDataSource hikari, int threads) {
        while (hikari.getHikariPoolMXBean().getThreadsAwaitingConnection() < threads) {
            Thread.onSpinWait();
        }
    }

    private static void finish(Future<Void> request) {
        try {
            request.get();
        } catch (Exception failure) {
            throw new AssertionError(failure);
        }
    }

    private List<NestedBorrow> nested() {
        return guard.snapshot().nestedBorrows();
    }
}
