package dev.poolproof.app.pool;

import com.zaxxer.hikari.HikariConfig;
import dev.poolproof.app.tenant.Tenant;
import dev.poolproof.guard.Guard;
import dev.poolproof.guard.GuardedDataSource;
import java.sql.SQLException;

/**
 * One tenant's database: all that a way of handling connections may reach for. Whoever makes a pool of its own puts it
 * under guard itself, on the line that makes it, as the guard remembers that line.
 */
public final class TenantDatabase {

    private final Tenant tenant;
    private final TenantPools pools;
    private final Guard guard;

    TenantDatabase(Tenant tenant, TenantPools pools, Guard guard) {
        this.tenant = tenant;
        this.pools = pools;
        this.guard = guard;
    }

    public Tenant tenant() {
        return tenant;
    }

    /** The tenant's cached pool, made now if this is its first use. It is shared: nobody who gets it here closes it. */
    public GuardedDataSource pool() {
        return pools.poolOf(tenant);
    }

    /** Whether somebody closed the cached pool all the same. */
    public boolean isPoolClosed() {
        return pools.isClosed(tenant);
    }

    /** The cached pool's configuration under a name of its own, for one pool more. The caller may change it. */
    public HikariConfig furtherPoolConfiguration() {
        return pools.furtherConfiguration(tenant);
    }

    /**
     * Makes somebody a tenant: afterwards the service serves the new tenant as any other.
     *
     * @param slug a tenant's slug; one that exists already changes nothing
     */
    public TenantDatabase onboard(String slug) throws SQLException {
        return pools.onboard(slug);
    }

    public Guard guard() {
        return guard;
    }
}
