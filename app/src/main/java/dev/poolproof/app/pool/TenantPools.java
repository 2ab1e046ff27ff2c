package dev.poolproof.app.pool;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.poolproof.app.tenant.Onboarding;
import dev.poolproof.app.tenant.Tenant;
import dev.poolproof.guard.Guard;
import dev.poolproof.guard.GuardedDataSource;
import dev.poolproof.guard.PoolLabels;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

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

    private final Guard guard;
    private final PoolConfigurations configurations;
    private final Onboarding onboarding;
    private final Map<Tenant, GuardedDataSource> pools = new ConcurrentHashMap<>();
    private final AtomicLong furtherPools = new AtomicLong();
    private boolean closed;

    TenantPools(Guard guard, PoolConfigurations configurations, Onboarding onboarding) {
        this.guard = guard;
        this.configurations = configurations;
        this.onboarding = onboarding;
    }

    /** The database of a tenant, as a connection handling reaches it. Opens nothing. */
    public TenantDatabase of(Tenant tenant) {
        return new TenantDatabase(tenant, this, guard);
    }

    /** The database of a tenant who was none before. It is created, and the tenant made known to the service. */
    TenantDatabase onboard(String slug) throws SQLException {
        return of(onboarding.admit(slug));
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
        PoolRegister.closeAtOnce(pools.values().stream()
                .filter(pool -> !pool.isClosed())
                .<Runnable>map(pool -> () -> pool.close())
                .toList());
    }
}
