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
 * Mistake: a pool keeps idle connections longer than the server does. The server ends a session that nobody used for its
 * {@code wait_timeout}, one second here, and tells nobody.
 *
 * <p><b>Defect:</b> the pool's lifetime, half an hour, is longer than the server's patience, and no keep-alive uses a
 * connection in between.
 *
 * <p><b>Symptom:</b> Client pool: "Failed to validate connection"; connections at rest that are none. Server:
 * {@code Aborted_clients} climbs, sessions vanish. HTTP: the first request after a pause is slow, by a connect, or fails
 * with 503 {@code database-unreachable} where the pool does not validate in time.
 *
 * <p><b>Expected finding:</b> {@code stale-connection}, at the line that makes the pool.
 *
 * <p><b>Repair:</b> set {@code maxLifetime}, or {@code keepaliveTime}, clearly below the server's {@code wait_timeout}.
 */
final class IdleBeyondServerTimeout implements ConnectionHandling {

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
        configuration.setMinimumIdle(configuration.getMaximumPoolSize());
        configuration.setKeepaliveTime(0);
        // What an administrator sets for the whole server, for these sessions only.
        configuration.addDataSourceProperty("sessionVariables", "wait_timeout=1");
        PoolLabels labels =
                new PoolLabels(configuration.getPoolName(), database.tenant().slug());
        return database.guard().watch(new HikariDataSource(configuration), labels); // Guilty.
    }
}
