package dev.poolproof.app.pool;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Every pool made from the configurations that this made, also those that a mistake made and forgot: so they all have an
 * end. Thread-safe.
 */
public final class PoolRegister implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PoolRegister.class);
    private static final int CLOSERS = 16;
    private static final Duration PATIENCE = Duration.ofMillis(1_500);

    private final List<HikariDataSource> pools = new CopyOnWriteArrayList<>();
    private volatile boolean closed;

    /**
     * The pools that are open.
     *
     * @param pools how many
     * @param connectionsOut connections of theirs that are in use
     */
    public record Open(int pools, int connectionsOut) {}

    /** HikariCP copies a configuration into each pool that is made from it: that is the moment to write the pool down. */
    private static final class Registered extends HikariConfig {

        private final PoolRegister register;

        Registered(PoolRegister register) {
            this.register = register;
        }

        @Override
        public void copyStateTo(HikariConfig other) {
            super.copyStateTo(other);
            if (other instanceof HikariDataSource pool) {
                register.add(pool);
            }
        }
    }

    PoolRegister() {}

    /** A configuration whose pools are known here. */
    HikariConfig configuration() {
        return new Registered(this);
    }

    private synchronized void add(HikariDataSource pool) {
        if (closed) {
            throw new IllegalStateException("The service is ending, it makes no pool " + pool.getPoolName() + ".");
        }
        pools.add(pool);
    }

    public Open open() {
        List<HikariDataSource> open =
                pools.stream().filter(pool -> !pool.isClosed()).toList();
        return new Open(
                open.size(),
                open.stream().mapToInt(PoolRegister::connectionsOut).sum());
    }

    /** Null while the pool is being made, and for ever where that failed. */
    private static int connectionsOut(HikariDataSource pool) {
        HikariPoolMXBean gauges = pool.getHikariPoolMXBean();
        return gauges == null ? 0 : gauges.getActiveConnections();
    }

    /** Threads of HikariCP that still work for a pool of these; it puts the pool's name before theirs. */
    public int threads() {
        Set<String> names = new HashSet<>();
        pools.forEach(pool -> names.add(pool.getPoolName()));
        return (int) Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> names.contains(poolOf(thread.getName())))
                .count();
    }

    private static String poolOf(String thread) {
        int colon = thread.indexOf(':');
        return colon < 0 ? "" : thread.substring(0, colon);
    }

    /** Closes every pool that is still open. Connections that are out are cut. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        closeAtOnce(pools.stream()
                .filter(pool -> !pool.isClosed())
                .<Runnable>map(pool -> pool::close)
                .toList());
    }

    /**
     * Closes pools all at once: one that waits for its server must not hold up the others, nor the end of the service. What
     * is not closed in time goes on closing by itself.
     */
    static void closeAtOnce(List<Runnable> closings) {
        ExecutorService closers = Executors.newFixedThreadPool(CLOSERS, PoolRegister::daemon);
        closings.forEach(closers::execute);
        closers.shutdown();
        try {
            if (!closers.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("Not all pools closed within {} ms; nobody waits for the others.", PATIENCE.toMillis());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static Thread daemon(Runnable closing) {
        Thread thread = new Thread(closing, "pool-closer");
        thread.setDaemon(true);
        return thread;
    }
}
