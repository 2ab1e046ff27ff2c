package dev.poolproof.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolproof.guard.Guard;
import dev.poolproof.guard.GuardByHand;
import dev.poolproof.guard.GuardOptions;
import dev.poolproof.guard.GuardedDataSource;
import dev.poolproof.guard.PoolLabels;
import dev.poolproof.guard.RequestScope;
import dev.poolproof.guard.snapshot.OutstandingBorrow;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * How many leaks are told with the right route, tenant and line, under the guard's production options. Time passes by hand, so
 * that the rate is exact on any machine.
 */
class AttributionTest {

    private static final int THREADS = 4;
    private static final int BORROWS_PER_SECOND = 500;
    private static final int SECONDS = 10;
    private static final int LEAK_ONCE_IN = 50;

    /** What a leak has to be told with. */
    private record Expected(
            @Nullable String route, @Nullable String tenant, int line) {}

    /** A line of the service that borrows, and keeps what it borrowed where it is told to leak. */
    private interface Handler {
        int borrow(GuardedDataSource pool, boolean leaks) throws SQLException;
    }

    private static final List<Handler> HANDLERS = List.of(
            (pool, leaks) -> release(pool.getConnection(), leaks, CodeLine.here()),
            (pool, leaks) -> release(pool.getConnection(), leaks, CodeLine.here()),
            (pool, leaks) -> release(pool.getConnection(), leaks, CodeLine.here()),
            (pool, leaks) -> release(pool.getConnection(), leaks, CodeLine.here()),
            (pool, leaks) -> release(pool.getConnection(), leaks, CodeLine.here()),
            (pool, leaks) -> release(pool.getConnection(), leaks, CodeLine.here()),
            (pool, leaks) -> release(pool.getConnection(), leaks, CodeLine.here()),
            (pool, leaks) -> release(pool.getConnection(), leaks, CodeLine.here()));

    private final GuardByHand time = new GuardByHand(GuardOptions.PRODUCTION);
    private final Guard guard = time.guard();
    private final GuardedDataSource master = guard.watch(new StubPool(), new PoolLabels("master", null));
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final ConcurrentLinkedQueue<Expected> leaks = new ConcurrentLinkedQueue<>();

    @AfterEach
    void stopThreads() {
        threads.shutdownNow();
    }

    private static int release(Connection connection, boolean leaks, int line) throws SQLException {
        if (!leaks) {
            connection.close();
        }
        return line;
    }

    @Test
    void tellsEveryLeakWithItsLineAtFiveHundredBorrowsASecond() throws Exception {
        for (int tenth = 0; tenth < 10 * SECONDS; tenth++) {
            serveOnAllThreads(BORROWS_PER_SECOND / 10 / THREADS + 1, tenth, LEAK_ONCE_IN);
            time.pass(Duration.ofMillis(100));
        }

        assertThat(guard.snapshot().tracker().pathsSkipped()).isZero();
        assertThat(shareWithRightLine()).isGreaterThanOrEqualTo(0.95);
    }

    @Test
    void tellsTheLineOfWhatLeaksAgainInAFlood() throws Exception {
        serveOnAllThreads(20_000 / THREADS, 0, Integer.MAX_VALUE);
        long skippedBefore = guard.snapshot().tracker().pathsSkipped();
        serveOnAllThreads(20_000 / THREADS, 1, 200);

        assertThat(skippedBefore).isGreaterThan(10_000);
        assertThat(shareWithRightLine()).isGreaterThanOrEqualTo(0.95);
    }

    private void serveOnAllThreads(int requests, int seed, int leakOnceIn) throws Exception {
        List<Callable<Void>> tasks = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            Random random = new Random((long) seed * THREADS + thread);
            tasks.add(() -> {
                for (int request = 0; request < requests; request++) {
                    serve(random.nextInt(HANDLERS.size()), random.nextInt(5), random.nextInt(leakOnceIn) == 0);
                }
                return null;
            });
        }
        for (Future<Void> done : threads.invokeAll(tasks)) {
            done.get();
        }
    }

    private void serve(int handler, int tenant, boolean leaking) throws SQLException {
        // Two lines share a route, so that the one does not tell the other.
        String route = "GET /page/" + handler / 2;
        try (RequestScope scope = guard.enter(route, "tenant-" + tenant)) {
            int line = HANDLERS.get(handler).borrow(master, leaking);
            if (leaking) {
                leaks.add(new Expected(route, "tenant-" + tenant, line));
            }
        }
    }

    /** Every leak is told with its route and tenant; answers the share that is told with its line as well. */
    private double shareWithRightLine() {
        List<Expected> told = new ArrayList<>();
        for (OutstandingBorrow borrow : guard.snapshot().outstanding()) {
            told.add(new Expected(borrow.route(), borrow.tenant(), borrow.site().line()));
        }
        List<Expected> seeded = new ArrayList<>(leaks);
        assertThat(seeded).hasSizeGreaterThan(60);
        assertThat(told.stream().map(AttributionTest::withoutLine))
                .containsExactlyInAnyOrderElementsOf(
                        seeded.stream().map(AttributionTest::withoutLine).toList());
        long right = 0;
        for (Expected leak : told) {
            right += seeded.remove(leak) ? 1 : 0;
        }
        double share = right / (double) told.size();
        System.out.printf("%d leaks, %.1f %% told with their line%n", told.size(), 100 * share);
        return share;
    }

    private static Expected withoutLine(Expected leak) {
        return new Expected(leak.route(), leak.tenant(), 0);
    }
}
