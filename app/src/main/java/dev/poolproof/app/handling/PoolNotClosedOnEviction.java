package dev.poolproof.app.handling;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.poolproof.app.pool.TenantDatabase;
import dev.poolproof.app.tenant.Tenant;
import dev.poolproof.guard.PoolLabels;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/**
 * Mistake: a cached pool is renewed now and then, as when credentials change, and the one before is never closed.
 *
 * <p><b>Defect:</b> the cache drops the pool, and nobody else owns it. A pool that nobody refers to does not close itself:
 * its threads keep it alive.
 *
 * <p><b>Symptom:</b> Client pool: the number of pools climbs by one with each renewal; the old ones are idle for ever.
 * Server: sessions climb in steps, by the minimum idle of a pool. HTTP: right answers for long, then 503
 * {@code too-many-connections}.
 *
 * <p><b>Expected finding:</b> {@code pool-not-closed}, at the line that makes the pools.
 *
 * <p><b>Repair:</b> close what the cache drops once its last borrower is done: the cache that makes a pool owns it.
 */
final class PoolNotClosedOnEviction implements ConnectionHandling {

    private static final int REQUESTS_PER_POOL = 10;

    private record Cached(DataSource pool, AtomicInteger uses) {}

    private final Map<Tenant, Cached> pools = new ConcurrentHashMap<>();

    @Override
    public <T> T handle(TenantDatabase database, Work<T> work) throws SQLException {
        Cached cached = pools.compute(
                database.tenant(),
                (tenant, before) -> before == null || before.uses().incrementAndGet() > REQUESTS_PER_POOL
                        ? new Cached(pool(database), new AtomicInteger(1))
                        : before);
        try (Connection connection = cached.pool().getConnection()) {
            return work.on(connection);
        }
    }

    private static DataSource pool(TenantDatabase database) {
        HikariConfig configuration = database.furtherPoolConfiguration();
        PoolLabels labels =
                new PoolLabels(configuration.getPoolName(), database.tenant().slug());
        return database.guard().watch(new HikariDataSource(configuration), labels); // Guilty.
    }
}
