package dev.poolproof.shop;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.poolproof.guard.Guard;
import dev.poolproof.guard.GuardedDataSource;
import dev.poolproof.guard.PoolLabels;
import dev.poolproof.guard.RequestScope;
import dev.poolproof.guard.snapshot.GuardSnapshot;
import dev.poolproof.guard.snapshot.OutstandingBorrow;
import dev.poolproof.guard.snapshot.PoolFacts;
import dev.poolproof.guard.snapshot.PoolGauges;
import dev.poolproof.guard.snapshot.RouteFacts;
import dev.poolproof.guard.snapshot.Totals;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class ConcurrentCountingTest {

    private static final int THREADS = 12;
    private static final int REQUESTS = 1_000;

    private final Guard guard = Guard.create();
    private final AtomicLong borrowed = new AtomicLong();
    private final AtomicLong leaked = new AtomicLong();

    /** Connections that were closed once; any thread may close them again. */
    private final ConcurrentLinkedQueue<Connection> stale = new ConcurrentLinkedQueue<>();

    @RepeatedTest(3)
    void countsExactlyWhileThreadsCloseOneAnothersConnectionsAgain() throws Exception {
        StubPool stub = new StubPool();
        GuardedDataSource pool = guard.watch(stub, new PoolLabels("acme", null));

        whileSnapshotsAreTaken(() -> inParallel(random -> serve(pool, random, true)));

        GuardSnapshot snapshot = guard.snapshot();
        assertThat(snapshot.totals()).isEqualTo(new Totals(borrowed.get(), borrowed.get() - leaked.get(), 0, 1, 0));
        assertThat(stub.connectionCloses).hasValue(borrowed.get() - leaked.get());
        assertThat(leaked.get()).isBetween(1L, (long) GuardSnapshot.MAX_OUTSTANDING);
        assertThat(snapshot.outstanding()).hasSize((int) leaked.get()).allMatch(borrow -> borrow.requestEnded());
        RouteFacts route = snapshot.routes().get(0);
        assertThat(route.requests()).isEqualTo((long) THREADS * REQUESTS);
        assertThat(route.borrows()).isEqualTo(borrowed.get());
        assertThat(route.maxBorrowsFromOnePool()).isEqualTo(3);
    }

    @Test
    void agreesWithARealPoolAtTheEnd() throws Exception {
        try (HikariDataSource hikari = Pools.hikari(THREADS)) {
            GuardedDataSource pool = guard.watch(hikari, new PoolLabels("acme", null));

            whileSnapshotsAreTaken(() -> inParallel(random -> serve(pool, random, false)));

            PoolFacts facts = guard.snapshot().pools().get(0);
            assertThat(facts.borrows()).isEqualTo(borrowed.get());
            assertThat(facts.returns()).isEqualTo(borrowed.get());
            assertThat(facts.gauges()).extracting(PoolGauges::active).isEqualTo(0);
            assertThat(guard.snapshot().outstanding()).isEmpty();
        }
    }

    @RepeatedTest(10)
    void neverSaysOfAConnectionInUseThatItsRequestHasEnded() throws Exception {
        GuardedDataSource pool = guard.watch(new StubPool(), new PoolLabels("acme", null));

        whileSnapshotsAreTaken(
                snapshot -> assertThat(snapshot.outstanding()).noneMatch(OutstandingBorrow::requestEnded),
                () -> inParallel(random -> serve(pool, random, false)));

        assertThat(guard.snapshot().outstanding()).isEmpty();
    }

    @Test
    void countsPoolsExactlyWhileThreadsMakeAndCloseThem() throws Exception {
        inParallel(random -> {
            GuardedDataSource pool = guard.watch(new StubPool(), new PoolLabels("passing", null));
            Connection connection = pool.getConnection();
            stale.add(connection);
            pool.close();
            connection.close();
            pool.close();
        });

        long pools = (long) THREADS * REQUESTS;
        GuardSnapshot snapshot = guard.snapshot();
        assertThat(snapshot.totals()).isEqualTo(new Totals(pools, pools, 0, pools, pools));
        assertThat(snapshot.poolSites()).singleElement().satisfies(site -> {
            assertThat(site.created()).isEqualTo(pools);
            assertThat(site.live()).isZero();
        });
    }

    @Test
    void countsOneReturnWhenManyThreadsCloseTheSameConnectionAtOnce() throws Exception {
        StubPool stub = new StubPool();
        GuardedDataSource pool = guard.watch(stub, new PoolLabels("acme", null));
        CyclicBarrier together = new CyclicBarrier(2);
        int rounds = 2_000;
        Connection[] shared = new Connection[rounds];
        for (int round = 0; round < rounds; round++) {
            shared[round] = pool.getConnection();
        }
        Callable<Void> closer = () -> {
            for (Connection connection : shared) {
                together.await();
                connection.close();
            }
            return null;
        };

        await(List.of(closer, closer));

        assertThat(guard.snapshot().totals().returns()).isEqualTo(rounds);
        assertThat(stub.connectionCloses).hasValue(rounds);
    }

    private void serve(GuardedDataSource pool, Random random, boolean mayLeak) throws SQLException {
        try (RequestScope scope = guard.enter("GET /orders", null)) {
            int borrows = 1 + random.nextInt(3);
            for (int borrow = 0; borrow < borrows; borrow++) {
                Connection connection = pool.getConnection();
                borrowed.incrementAndGet();
                if (mayLeak && random.nextInt(200) == 0) {
                    leaked.incrementAndGet();
                } else {
                    connection.close();
                    stale.add(connection);
                }
                if (random.nextBoolean()) {
                    closeAgain(stale.poll());
                }
            }
        }
    }

    private static void closeAgain(@Nullable Connection connection) throws SQLException {
        if (connection != null) {
            connection.close();
        }
    }

    /** Serves {@link #REQUESTS} requests on each of {@link #THREADS} threads. */
    private static void inParallel(Work work) throws Exception {
        List<Callable<Void>> tasks = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            Random random = new Random(thread);
            tasks.add(() -> {
                for (int request = 0; request < REQUESTS; request++) {
                    work.serve(random);
                }
                return null;
            });
        }
        await(tasks);
    }

    private static void await(List<Callable<Void>> tasks) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(tasks.size());
        try {
            for (Future<Void> done : threads.invokeAll(tasks)) {
                done.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** Whoever looks meanwhile never sees more returns than borrows. */
    private void whileSnapshotsAreTaken(Load load) throws Exception {
        whileSnapshotsAreTaken(
                snapshot -> assertThat(snapshot.totals().returns())
                        .isLessThanOrEqualTo(snapshot.totals().borrows()),
                load);
    }

    private void whileSnapshotsAreTaken(Consumer<GuardSnapshot> check, Load load) throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        Callable<Void> observer = () -> {
            while (!over.get()) {
                check.accept(guard.snapshot());
            }
            return null;
        };
        Callable<Void> loader = () -> {
            try {
                load.run();
            } finally {
                over.set(true);
            }
            return null;
        };
        await(List.of(observer, loader));
    }

    private interface Work {
        void serve(Random random) throws SQLException;
    }

    private interface Load {
        void run() throws Exception;
    }
}
