package dev.poolproof.app.handling;

import dev.poolproof.app.pool.TenantDatabase;
import dev.poolproof.app.tenant.ServerQueries;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decoy: now and then many tasks need a connection at once, as when the hour's jobs begin; then nobody. The pool grows to
 * its maximum and keeps what it opened.
 *
 * <p><b>Defect:</b> none.
 *
 * <p><b>Symptom:</b> Client pool: full for a moment, with borrowers pending; at rest afterwards, and larger than before.
 * Server: more sessions than before, asleep, all of them the pool's. HTTP: no failure.
 *
 * <p><b>Expected finding:</b> none.
 *
 * <p><b>Repair:</b> none needed.
 */
final class BurstThenIdle implements ConnectionHandling {

    private static final Logger LOG = LoggerFactory.getLogger(BurstThenIdle.class);
    private static final int REQUESTS_BETWEEN_BURSTS = 100;
    private static final int JOBS = 8;
    private static final Duration TIME = Duration.ofMillis(40);

    private final ExecutorService jobs = Executors.newFixedThreadPool(JOBS, new VariantThreads("job"));
    private final AtomicLong requests = new AtomicLong();

    @Override
    public <T> T handle(TenantDatabase database, Work<T> work) throws SQLException {
        if (requests.getAndIncrement() % REQUESTS_BETWEEN_BURSTS == 0) {
            for (int job = 0; job < JOBS; job++) {
                jobs.execute(() -> run(database));
            }
        }
        try (Connection connection = database.pool().getConnection()) {
            return work.on(connection);
        }
    }

    private static void run(TenantDatabase database) {
        try (Connection connection = database.pool().getConnection()) {
            ServerQueries.lasting(TIME).on(connection);
        } catch (SQLException failure) {
            LOG.warn("A job was not done: {}", failure.getMessage());
        }
    }

    @Override
    public void close() {
        VariantThreads.end(jobs);
    }
}
