package dev.poolproof.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.poolproof.guard.Guard;
import dev.poolproof.guard.GuardedDataSource;
import dev.poolproof.guard.PoolLabels;
import dev.poolproof.guard.RequestScope;
import dev.poolproof.guard.snapshot.OutstandingBorrow;
import dev.poolproof.guard.snapshot.Site;
import dev.poolproof.guard.snapshot.Totals;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** On virtual threads, which Java 21 and later have. */
class VirtualThreadTest {

    private static final int THREADS = 2_000;

    private final Guard guard = Guard.create();

    @BeforeAll
    static void skipWithoutVirtualThreads() {
        String reason =
                "no virtual threads: skipped on Java " + Runtime.version().feature() + ", run it on 21 or later";
        if (Runtime.version().feature() < 21) {
            System.out.println("VirtualThreadTest: " + reason);
        }
        assumeTrue(Runtime.version().feature() >= 21, reason);
    }

    /** By reflection: the tests are compiled for Java 17. */
    private static ExecutorService virtualThreads() throws ReflectiveOperationException {
        return (ExecutorService)
                Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
    }

    @Test
    void countsExactlyThoughEachRequestHasAThreadOfItsOwn() throws Exception {
        GuardedDataSource pool = guard.watch(new StubPool(), new PoolLabels("acme", null));
        int leaks = THREADS / 100;

        List<Callable<Void>> requests = new ArrayList<>();
        for (int request = 0; request < THREADS; request++) {
            boolean leaking = request < leaks;
            requests.add(() -> {
                try (RequestScope scope = guard.enter("GET /orders", "tenant-1")) {
                    Connection connection = pool.getConnection();
                    if (!leaking) {
                        connection.close();
                    }
                }
                return null;
            });
        }
        run(requests);

        assertThat(guard.snapshot().totals()).isEqualTo(new Totals(THREADS, THREADS - leaks, 0, 1, 0));
        assertThat(guard.snapshot().outstanding()).hasSize(leaks).allSatisfy(leak -> {
            assertThat(leak.route()).isEqualTo("GET /orders");
            assertThat(leak.thread()).isNotEmpty();
            assertThat(leak.requestEnded()).isTrue();
            assertThat(leak.owner().state()).isEqualTo("TERMINATED");
        });
    }

    @Test
    void tellsWhatAVirtualThreadDoesThatHoldsAConnection() throws Exception {
        GuardedDataSource pool = guard.watch(new StubPool(), new PoolLabels("acme", null));
        CountDownLatch borrowed = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        ExecutorService threads = virtualThreads();
        Future<Void> request = threads.submit(() -> borrowAndWait(pool, borrowed, done));
        borrowed.await();
        OutstandingBorrow held = guard.snapshot().outstanding().get(0);
        while (!held.owner().state().equals("WAITING")) {
            held = guard.snapshot().outstanding().get(0);
        }
        done.countDown();
        request.get();
        threads.shutdown();

        assertThat(held.owner().at()).extracting(Site::method).isEqualTo("borrowAndWait");
    }

    /** A thousand threads wait for two connections: were one of them pinned while it waits, few could run. */
    @Test
    void pinsNoThreadThatWaitsForAConnection() throws Exception {
        HikariConfig config = Pools.config(2);
        config.setConnectionTimeout(60_000);
        try (HikariDataSource hikari = new HikariDataSource(config)) {
            GuardedDataSource pool = guard.watch(hikari, new PoolLabels("small", null));
            Connection first = pool.getConnection();
            Connection second = pool.getConnection();
            CountDownLatch reached = new CountDownLatch(1_000);
            ExecutorService threads = virtualThreads();
            List<Future<?>> waiting = new ArrayList<>();
            for (int thread = 0; thread < 1_000; thread++) {
                waiting.add(threads.submit(() -> {
                    reached.countDown();
                    pool.getConnection().close();
                    return null;
                }));
            }

            // Reached by all although none has a connection: so none keeps its carrier.
            reached.await();
            first.close();
            second.close();
            for (Future<?> thread : waiting) {
                thread.get();
            }
            threads.shutdown();
        }

        assertThat(guard.snapshot().totals()).isEqualTo(new Totals(1_002, 1_002, 0, 1, 1));
    }

    private static Void borrowAndWait(GuardedDataSource pool, CountDownLatch borrowed, CountDownLatch done)
            throws Exception {
        try (Connection connection = pool.getConnection()) {
            assertThat(connection.isClosed()).isFalse();
            borrowed.countDown();
            done.await();
        }
        return null;
    }

    private static void run(List<Callable<Void>> requests) throws Exception {
        ExecutorService threads = virtualThreads();
        for (Future<Void> done : threads.invokeAll(requests)) {
            done.get();
        }
        threads.shutdown();
    }
}
