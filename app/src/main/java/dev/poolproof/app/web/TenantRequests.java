package dev.poolproof.app.web;

import dev.poolproof.app.handling.ActiveVariants;
import dev.poolproof.app.handling.Endpoint;
import dev.poolproof.app.handling.Work;
import dev.poolproof.app.pool.DatabaseFailure;
import dev.poolproof.app.pool.TenantDatabase;
import dev.poolproof.app.pool.TenantPools;
import dev.poolproof.app.tenant.Tenant;
import java.sql.SQLException;

/** Does an endpoint's work in the tenant's database, in the way that is active for the endpoint. */
final class TenantRequests {

    private final TenantPools pools;
    private final ActiveVariants variants;

    TenantRequests(TenantPools pools, ActiveVariants variants) {
        this.pools = pools;
        this.variants = variants;
    }

    /**
     * Does the work.
     *
     * @throws PoolClosedException if the work's session broke because somebody closed the pool it came from
     */
    <T> T handle(Endpoint endpoint, Tenant tenant, Work<T> work) throws SQLException {
        TenantDatabase database = pools.of(tenant);
        try {
            return variants.handlingOf(endpoint).handle(database, work);
        } catch (SQLException failure) {
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
