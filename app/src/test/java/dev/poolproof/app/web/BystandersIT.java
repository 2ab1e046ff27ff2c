package dev.poolproof.app.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.poolproof.app.TestDatabase;
import dev.poolproof.app.handling.ActiveVariants;
import dev.poolproof.app.handling.Endpoint;
import dev.poolproof.app.handling.Variant;
import dev.poolproof.app.handling.VariantSettings;
import dev.poolproof.app.pool.PoolSettings;
import dev.poolproof.app.pool.Pools;
import dev.poolproof.app.tenant.DatabaseSettings;
import dev.poolproof.app.tenant.Schemas;
import dev.poolproof.app.tenant.Tenant;
import dev.poolproof.app.tenant.TenantSettings;
import dev.poolproof.app.tenant.Tile;
import dev.poolproof.guard.Guard;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A request in the middle of its work while another closes the pool. */
class BystandersIT {

    private static final DatabaseSettings DATABASE = new DatabaseSettings(
            TestDatabase.shared().url(),
            TestDatabase.USERNAME,
            TestDatabase.PASSWORD,
            "poolproof_bystander_master",
            "poolproof_bystander_tenant_");

    @Test
    void whoseSessionIsCutLearnsThatThePoolWasClosed() throws Exception {
        new Schemas(DATABASE, new TenantSettings(1, 10)).prepare();
        PoolSettings settings =
                new PoolSettings(2, 0, Duration.ofSeconds(5), Duration.ZERO, Duration.ZERO, true, "bystander");
        try (Pools pools = new Pools(Guard.create(), DATABASE, settings, new SimpleMeterRegistry())) {
            Tenant tenant = pools.master().find("tenant-1").orElseThrow();
            TenantRequests requests = new TenantRequests(
                    pools.tenants(),
                    new ActiveVariants(new VariantSettings(Map.of(
                            Endpoint.PERMISSIONS, Variant.TRY_WITH_RESOURCES,
                            Endpoint.CUSTOMERS, Variant.TRY_WITH_RESOURCES,
                            Endpoint.DASHBOARD, Variant.TRY_WITH_RESOURCES))));

            assertThat(requests.<Long>handle(
                            Endpoint.DASHBOARD, tenant, queries -> queries.run(Tile.CUSTOMERS.query())))
                    .isEqualTo(10);
            assertThatThrownBy(() -> requests.<Long>handle(Endpoint.DASHBOARD, tenant, queries -> {
                        pools.tenants().of(tenant).pool().close();
                        return queries.run(Tile.CUSTOMERS.query());
                    }))
                    .isInstanceOf(PoolClosedException.class);
        }
    }
}
