package dev.poolproof.app.handling;

import dev.poolproof.app.pool.TenantDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Decoy: one connection is borrowed at the start and held for life, by a thread that has its use for it, such as a listener
 * or a leader's lock.
 *
 * <p><b>Defect:</b> none: it is one, it has an owner, and their number does not grow.
 *
 * <p><b>Symptom:</b> Client pool: one connection in use, from before the load until after it. Server: one session more that
 * sleeps. HTTP: no failure.
 *
 * <p><b>Expected finding:</b> none.
 *
 * <p><b>Repair:</b> none needed.
 */
final class ReservedConnection implements ConnectionHandling {

    private final ExecutorService listener = Executors.newSingleThreadExecutor(new VariantThreads("listener"));
    private final CountDownLatch end = new CountDownLatch(1);
    private boolean reserved;

    @Override
    public <T> T handle(TenantDatabase database, Work<T> work) throws SQLException {
        reserveOnce(database);
        try (Connection connection = database.pool().getConnection()) {
            return work.on(connection);
        }
    }

    private synchronized void reserveOnce(TenantDatabase database) throws SQLException {
        if (reserved) {
            return;
        }
        reserved = true;
        CountDownLatch begun = new CountDownLatch(1);
        listener.execute(() -> listen(database, begun));
        try {
            begun.await();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new SQLException("The wait for the listener was ended.", ended);
        }
    }

    private void listen(TenantDatabase database, CountDownLatch begun) {
        try (Connection connection = database.pool().getConnection()) {
            connection.setReadOnly(true);
            begun.countDown();
            end.await();
        } catch (SQLException failure) {
            begun.countDown(); // The service works without a listener.
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        end.countDown();
        VariantThreads.end(listener);
    }
}
