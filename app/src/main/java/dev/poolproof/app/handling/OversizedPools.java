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
import javax.sql.DataSource;

/**
 * Mistake: the pools together may open more connections than the server takes. Twenty looks modest, for one pool; there is
 * one for every tenant.
 *
 * <p><b>Defect:</b> a pool's size was chosen without counting the pools. They are of fixed size, as HikariCP's are unless
 * told otherwise, so they take all they may from the start.
 *
 * <p><b>Symptom:</b> Client pool: healthy for those tenants who came first; short or empty for the others. Server: refuses
 * with 1040 as soon as there are enough tenants, or instances. HTTP: 503 {@code too-many-connections} for the tenants who
 * came late, and for every other client of the server.
 *
 * <p><b>Expected finding:</b> {@code oversized-pools}, at the line that makes them.
 *
 * <p><b>Repair:</b> divide what the server takes, less a reserve, by the number of pools and instances; small pools serve
 * more than one thinks.
 */
final class OversizedPools implements ConnectionHandling {

    private static final int GENEROUS = 20;

    private final Map<Tenant, DataSource> pools = new ConcurrentHashMap<>();

    @Override
    public <T> T handle(TenantDatabase database, Work<T> work) throws SQLException {
        DataSource pool = pools.computeIfAbsent(database.tenant(), tenant -> pool(database));
        try (Connection connection = pool.getConnection()) {
            return work.on(connection);
        }
    }

    private static DataSource pool(TenantDatabase database) {
        HikariConfig configuration = database.furtherPoolConfiguration();
        configuration.setMaximumPoolSize(GENEROUS);
        configuration.setMinimumIdle(GENEROUS);
        // A tenant whom the server refuses at first may have its turn later.
        configuration.setInitializationFailTimeout(-1);
        PoolLabels labels =
                new PoolLabels(configuration.getPoolName(), database.tenant().slug());
        return database.guard().watch(new HikariDataSource(configuration), labels); // Guilty.
    }
}
