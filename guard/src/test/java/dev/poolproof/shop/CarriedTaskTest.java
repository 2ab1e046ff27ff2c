package dev.poolproof.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolproof.guard.Guard;
import dev.poolproof.guard.GuardedDataSource;
import dev.poolproof.guard.PoolLabels;
import dev.poolproof.guard.RequestScope;
import dev.poolproof.guard.snapshot.OutstandingBorrow;
import dev.poolproof.guard.snapshot.RouteFacts;
import java.sql.Connection;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CarriedTaskTest {

    private final Guard guard = Guard.create();
    private final GuardedDataSource pool = guard.watch(new StubPool(), new PoolLabels("acme", "tenant-1"));
    private final ExecutorService worker = Executors.newSingleThreadExecutor();

    @AfterEach
    void stopWorker() {
        worker.shutdownNow();
    }

    @Test
    void borrowsForTheRequestThatSentIt() throws Exception {
        Callable<Connection> task = pool::getConnection;
        try (RequestScope scope = guard.enter("GET /report", "tenant-7")) {
            worker.submit(guard.carry(task)).get();

            OutstandingBorrow borrow = outstanding();
            assertThat(borrow.route()).isEqualTo("GET /report");
            assertThat(borrow.tenant()).isEqualTo("tenant-7");
            assertThat(borrow.otherThread()).isTrue();
            assertThat(borrow.requestEnded()).isFalse();
        }

        assertThat(outstanding().requestEnded()).isTrue();
        assertThat(route().requests()).isEqualTo(1);
        assertThat(route().borrows()).isEqualTo(1);
    }

    @Test
    void borrowsForItsRequestAlsoWhereThatHasEndedAndFailed() throws Exception {
        Callable<Connection> carried;
        try (RequestScope scope = guard.enter("GET /report", "tenant-7")) {
            carried = guard.carry((Callable<Connection>) pool::getConnection);
            scope.failed(new IllegalStateException("nobody waits"));
        }

        worker.submit(carried).get();

        OutstandingBorrow borrow = outstanding();
        assertThat(borrow.route()).isEqualTo("GET /report");
        assertThat(borrow.requestEnded()).isTrue();
        assertThat(borrow.requestFailure()).isEqualTo(IllegalStateException.class.getName());
        assertThat(route().borrows()).isEqualTo(1);
        assertThat(route().failedRequests()).isEqualTo(1);
        assertThat(guard.snapshot().pools().get(0).requests()).isEqualTo(1);
    }

    @Test
    void leavesTheWorkerAsItWas() throws Exception {
        Runnable task = () -> {};
        try (RequestScope scope = guard.enter("GET /report", null)) {
            worker.submit(guard.carry(task)).get();
        }

        worker.submit(() -> pool.getConnection()).get();

        assertThat(outstanding().route()).isNull();
        assertThat(outstanding().otherThread()).isFalse();
    }

    @Test
    void isNoOtherThreadWhereTheRequestsOwnRunsIt() throws Exception {
        try (RequestScope scope = guard.enter("GET /report", null)) {
            guard.carry((Callable<Connection>) pool::getConnection).call();
            pool.getConnection().close();
        }

        assertThat(outstanding().otherThread()).isFalse();
        assertThat(route().requests()).isEqualTo(1);
        assertThat(route().borrows()).isEqualTo(2);
    }

    @Test
    void isReturnedAsItIsOutsideRequests() {
        Runnable task = () -> {};

        assertThat(guard.carry(task)).isSameAs(task);
    }

    private OutstandingBorrow outstanding() {
        return guard.snapshot().outstanding().get(0);
    }

    private RouteFacts route() {
        return guard.snapshot().routes().get(0);
    }
}
