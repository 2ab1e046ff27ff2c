package dev.poolproof.app.web;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mysql.cj.jdbc.JdbcConnection;
import dev.poolproof.app.TestDatabase;
import dev.poolproof.app.handling.Endpoint;
import dev.poolproof.app.handling.Variant;
import dev.poolproof.app.handling.VariantSettings;
import dev.poolproof.app.pool.DatabaseFailure;
import dev.poolproof.app.pool.PoolSettings;
import dev.poolproof.app.tenant.DatabaseSettings;
import dev.poolproof.app.tenant.Schemas;
import dev.poolproof.app.tenant.Tenant;
import dev.poolproof.app.tenant.TenantSettings;
import dev.poolproof.app.tenant.Tile;
import dev.poolproof.app.world.GuardSettings;
import dev.poolproof.app.world.WorldSettings;
import dev.poolproof.app.world.Worlds;
import dev.poolproof.guard.fault.FaultPlan;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A request that loses its session in the middle of its work. */
class LostSessionsIT {

    private static final DatabaseSettings DATABASE = new DatabaseSettings(
            TestDatabase.shared().url(),
            TestDatabase.USERNAME,
            TestDatabase.PASSWORD,
            "poolproof_lost_master",
            "poolproof_lost_tenant_");

    private static final Map<Endpoint, Variant> VARIANTS = Map.of(
            Endpoint.PERMISSIONS, Variant.TRY_WITH_RESOURCES,
            Endpoint.CUSTOMERS, Variant.SPRING_JDBC_CLIENT,
            Endpoint.DASHBOARD, Variant.TRY_WITH_RESOURCES);

    private final Worlds worlds = new Worlds(
            DATABASE,
            new WorldSettings(
                    new PoolSettings(2, 0, Duration.ofSeconds(5), Duration.ZERO, Duration.ZERO, true, "lost"),
                    new VariantSettings(VARIANTS, 1),
                    new GuardSettings(true, false, false, FaultPlan.NONE)),
            new SimpleMeterRegistry());

    @BeforeAll
    static void prepare() {
        new Schemas(DATABASE, new TenantSettings(1, 10)).prepare();
    }

    @AfterEach
    void closePools() {
        worlds.close();
    }

    @Test
    void learnsThatThePoolWasClosed() throws SQLException {
        Tenant tenant = tenant();
        TenantRequest request = new TenantRequest(worlds.current(), tenant);

        assertThatThrownBy(() -> request.<Long>handle(Endpoint.DASHBOARD, queries -> {
                    worlds.current().pools().tenants().of(tenant).pool().close();
                    return queries.run(Tile.CUSTOMERS.query());
                }))
                .isInstanceOf(PoolClosedException.class);
    }

    @Test
    void learnsThatThePoolWasClosedThroughSpringToo() throws SQLException {
        Tenant tenant = tenant();
        TenantRequest request = new TenantRequest(worlds.current(), tenant);

        assertThatThrownBy(() -> request.<Long>handle(Endpoint.CUSTOMERS, queries -> {
                    worlds.current().pools().tenants().of(tenant).pool().close();
                    return queries.run(Tile.CUSTOMERS.query());
                }))
                .isInstanceOf(PoolClosedException.class);
    }

    @Test
    void learnsThatTheServerCutTheSession() throws SQLException {
        Tenant tenant = tenant();
        TenantRequest request = new TenantRequest(worlds.current(), tenant);

        assertThatThrownBy(() -> request.<Long>handle(Endpoint.DASHBOARD, queries -> {
                    TestDatabase.shared().administrate("KILL " + queries.run(LostSessionsIT::sessionId));
                    return queries.run(Tile.CUSTOMERS.query());
                }))
                .extracting(DatabaseFailure::of)
                .isEqualTo(Optional.of(DatabaseFailure.DATABASE_UNREACHABLE));
    }

    private Tenant tenant() throws SQLException {
        return worlds.current().pools().master().find("tenant-1").orElseThrow();
    }

    private static long sessionId(Connection connection) throws SQLException {
        return connection.unwrap(JdbcConnection.class).getId();
    }
}
