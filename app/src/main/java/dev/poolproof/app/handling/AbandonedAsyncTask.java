package dev.poolproof.app.handling;

import dev.poolproof.app.pool.TenantDatabase;
import dev.poolproof.app.tenant.ServerQueries;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Mistake: a request hands its work to another thread and gives up waiting; the task does not learn of it. It blocks for
 * ever on handing over its result, with the connection in its hand.
 *
 * <p><b>Defect:</b> the wait has an end, the hand-over has none, and it stands inside the block that holds the connection.
 *
 * <p><b>Symptom:</b> Client pool: active climbs by one with each request that gave up, and does not drain; nor do the
 * threads. Server: sleeping sessions, up to the pool's maximum. HTTP: 503 for requests that met a slow query; then for
 * everybody.
 *
 * <p><b>Expected finding:</b> {@code connection-leak}, at the line that borrows, on a thread that waits still while its
 * request is long over.
 *
 * <p><b>Repair:</b> give the connection back before the result is handed over, and hand over to something that never
 * blocks, such as a {@code CompletableFuture}; cancel what nobody waits for.
 */
final class AbandonedAsyncTask implements ConnectionHandling {

    private static final Duration PATIENCE = Duration.ofMillis(400);
    private static final Duration SLOW = Duration.ofMillis(700);

    private final int rarity;
    private final AtomicLong tasks = new AtomicLong();
    private final ExecutorService workers = Executors.newCachedThreadPool(new VariantThreads("worker"));

    AbandonedAsyncTask(int rarity) {
        this.rarity = rarity;
    }

    @Override
    public <T> T handle(TenantDatabase database, Work<T> work) throws SQLException {
        SynchronousQueue<Outcome<T>> handOver = new SynchronousQueue<>();
        Callable<@Nullable Void> task = () -> {
            deliver(database, work, handOver);
            return null;
        };
        workers.execute(new FutureTask<>(database.guard().carry(task)));
        return await(handOver).get();
    }

    private <T> void deliver(TenantDatabase database, Work<T> work, SynchronousQueue<Outcome<T>> handOver)
            throws InterruptedException {
        try (Connection connection = database.pool().getConnection()) { // Guilty.
            if (tasks.incrementAndGet() % rarity == 0) {
                ServerQueries.lasting(SLOW).on(connection);
            }
            T result = work.on(connection);
            handOver.put(() -> result);
        } catch (SQLException failure) {
            handOver.put(() -> {
                throw failure;
            });
        } catch (RuntimeException failure) {
            handOver.put(() -> {
                throw failure;
            });
        }
    }

    private static <T> Outcome<T> await(SynchronousQueue<Outcome<T>> handOver) throws SQLException {
        try {
            Outcome<T> outcome = handOver.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            if (outcome == null) {
                throw new SQLTimeoutException("No answer within " + PATIENCE.toMillis() + " ms.");
            }
            return outcome;
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new SQLTimeoutException("The wait was ended.", ended);
        }
    }

    @Override
    public void close() {
        VariantThreads.end(workers);
    }

    /** What came of the work: a result, or the failure that it throws. */
    @FunctionalInterface
    private interface Outcome<T> {
        T get() throws SQLException;
    }
}
