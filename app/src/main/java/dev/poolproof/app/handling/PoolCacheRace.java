package dev.poolproof.app.handling;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.poolproof.app.pool.TenantDatabase;
import dev.poolproof.app.tenant.Tenant;
import dev.poolproof.guard.PoolLabels;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.sql.DataSource;

/**
 * Mistake: two threads find no pool in the cache, both make one, and one of the two is forgotten. Here, the first request
 * of a tenant meets a thread that was to spare it the wait.
 *
 * <p><b>Defect:</b> the cache is asked and filled in two steps; each is safe, both together are not.
 *
 * <p><b>Symptom:</b> Client pool: two live pools for one tenant, of which one is never used again. Server: a constant surplus
 * of sessions, as many as the forgotten pool keeps idle. HTTP: nothing; with enough tenants 503
 * {@code too-many-connections}.
 *
 * <p><b>Expected finding:</b> {@code duplicate-pool}, at the line that makes the pools.
 *
 * <p><b>Repair:</b> {@code computeIfAbsent}, which asks and fills in one step and lets the second thread wait.
 */
final class PoolCacheRace implements ConnectionHandling {

    private final Map<Tenant, DataSource> pools = new ConcurrentHashMap<>();
    private final Set<Tenant> seen = ConcurrentHashMap.newKeySet();
    private final ExecutorService preloader = Executors.newCachedThreadPool(new VariantThreads("preloader"));

    @Override
    public <T> T handle(TenantDatabase database, Work<T> work) throws SQLException {
        if (seen.add(database.tenant())) {
            preloader.execute(() -> poolOf(database));
        }
        try (Connection connection = poolOf(database).getConnection()) {
            return work.on(connection);
        }
    }

    private DataSource poolOf(TenantDatabase database) {
        DataSource pool = pools.get(database.tenant());
        if (pool == null) {
            // Connecting takes a while: time enough for the other thread to find none either.
            pool = pool(database);
            pools.put(database.tenant(), pool);
        }
        return pool;
    }

    private static DataSource pool(TenantDatabase database) {
        HikariConfig configuration = database.furtherPoolConfiguration();
        PoolLabels labels =
                new PoolLabels(configuration.getPoolName(), database.tenant().slug());
        return database.guard().watch(new HikariDataSource(configuration), labels); // Guilty.
    }

    @Override
    public void close() {
        VariantThreads.end(preloader);
    }
}
