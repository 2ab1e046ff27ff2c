package dev.poolproof.app.web;

import dev.poolproof.app.handling.Endpoint;
import dev.poolproof.app.handling.Work;
import dev.poolproof.app.pool.DatabaseFailure;
import dev.poolproof.app.pool.TenantDatabase;
import dev.poolproof.app.tenant.Tenant;
import dev.poolproof.app.world.World;
import java.sql.SQLException;

/** A request of a tenant: its work is done in the tenant's database, in the way that is active for the endpoint. */
final class TenantRequest {

    private final World world;
    private final Tenant tenant;

    /** @param world the one in which the request began */
    TenantRequest(World world, Tenant tenant) {
        this.world = world;
        this.tenant = tenant;
    }

    /** How the request names its tenant. */
    String slug() {
        return tenant.slug();
    }

    /**
     * Does the work.
     *
     * @throws PoolClosedException if the work's session broke because somebody closed the pool it came from
     */
    <T> T handle(Endpoint endpoint, Work<T> work) throws SQLException {
        TenantDatabase database = world.pools().tenants().of(tenant);
        try {
            return world.variants().handlingOf(endpoint).handle(database, work);
        } catch (SQLException | RuntimeException failure) {
            boolean broken = DatabaseFailure.of(failure)
                    .filter(DatabaseFailure.DATABASE_UNREACHABLE::equals)
                    .isPresent();
            if (broken && database.isPoolClosed()) {
                throw new PoolClosedException(failure);
            }
            throw failure;
        }
    }
}
