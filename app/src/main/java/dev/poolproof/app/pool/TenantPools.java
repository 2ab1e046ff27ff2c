package dev.poolproof.app.pool;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.poolproof.app.tenant.Tenant;
import dev.poolproof.guard.Guard;
import dev.poolproof.guard.GuardedDataSource;
import dev.poolproof.guard.PoolLabels;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tenants' pools: one each, made when the tenant is first served, kept until the service ends.
 *
 * <p>Thread-safe: however many threads ask at once, a tenant gets one pool. A pool that somebody closed stays where it
 * is, as in the incident: whoever breaks the rule that nobody closes a cached pool breaks the tenant.
 */
public final class TenantPools implements AutoCloseable {

    /**
     * Makes HikariCP open connections in the background: a cached pool is made once, and a server that refuses at that
     * moment must not keep the tenant from ever being served. Borrowers wait and see the refusal themselves.
     */
    static final long NEVER_FAIL_AT_CREATION = -1;

    private static final Logger LOG = LoggerFactory.getLogger(TenantPools.class);
    private static final int CLOSERS = 16;
    private static final Duration PATIENCE = Duration.ofMillis(1_500);

    private final Guard guard;
    private final PoolConfigurations configurations;
    private final Map<Tenant, GuardedDataSource> pools = new ConcurrentHashMap<>();
    private final AtomicLong furtherPools = new AtomicLong();
    private boolean closed;

    TenantPools(Guard guard, PoolConfigurations configurations) {
        this.guard = guard;
        this.configurations = configurations;
    }

    /** The database of a tenant, as a connection handling reaches it. Opens nothing. */
    public TenantDatabase of(Tenant tenant) {
        return new TenantDatabase(tenant, this, guard);
    }

    /** The pools made so far. */
    List<GuardedDataSource> all() {
        return List.copyOf(pools.values());
    }

    GuardedDataSource poolOf(Tenant tenant) {
        GuardedDataSource pool = pools.get(tenant);
        return pool == null ? create(tenant) : pool;
    }

    boolean isClosed(Tenant tenant) {
        GuardedDataSource pool = pools.get(tenant);
        return pool != null && pool.isClosed();
    }

    /** The cached pool's configuration with a name of its own. */
    HikariConfig furtherConfiguration(Tenant tenant) {
        String name = tenant.slug() + "-further-" + furtherPools.incrementAndGet();
        return configurations.configuration(name, tenant.slug(), tenant.schema());
    }

    private synchronized GuardedDataSource create(Tenant tenant) {
        GuardedDataSource made = pools.get(tenant);
        if (made != null) {
            return made;
        }
        if (closed) {
            throw new IllegalStateException("The service is ending, it makes no pool for " + tenant.slug() + ".");
        }
        HikariConfig configuration = configurations.configuration(tenant.slug(), tenant.slug(), tenant.schema());
        configuration.setInitializationFailTimeout(NEVER_FAIL_AT_CREATION);
        GuardedDataSource pool =
                guard.watch(new HikariDataSource(configuration), new PoolLabels(tenant.slug(), tenant.slug()));
        pools.put(tenant, pool);
        return pool;
    }

    /**
     * Closes every pool that is still open, all at once: one that waits for its server must not hold up the others, nor
     * the end of the service. What is not closed in time ends with the process.
     */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        ExecutorService closers = Executors.newFixedThreadPool(CLOSERS, TenantPools::daemon);
        pools.values().stream().filter(pool -> !pool.isClosed()).forEach(pool -> closers.execute(() -> pool.close()));
        closers.shutdown();
        try {
            if (!closers.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn(
                        "Not all tenant pools closed within {} ms; the process ends without them.",
                        PATIENCE.toMillis());
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
