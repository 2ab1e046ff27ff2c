package dev.poolproof.app.handling;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.poolproof.app.pool.TenantDatabase;
import dev.poolproof.app.tenant.ServerQueries;
import dev.poolproof.app.tenant.Tenant;
import dev.poolproof.guard.PoolLabels;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;

/**
 * Mistake: far more threads than connections do work that takes long. Nothing leaks; everybody waits.
 *
 * <p><b>Defect:</b> the server has two hundred request threads, the pool two connections, and a request keeps one for a
 * sixth of a second: a dozen requests a second is all that it can serve.
 *
 * <p><b>Symptom:</b> Client pool: borrowers pend through most of the load, and the line grows; it drains when the load ends.
 * Server: far below its limit. HTTP: right answers, ever later; with less patience acquire timeouts.
 *
 * <p><b>Expected finding:</b> {@code pool-contention}, which is slow and no leak, at the line that borrows or makes the pools.
 *
 * <p><b>Repair:</b> make the query faster; then size the pool for what is left, and bound the threads that may ask at once.
 */
final class MoreThreadsThanConnections implements ConnectionHandling {

    private static final int CONNECTIONS = 2;
    private static final Duration REPORT = Duration.ofMillis(160);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Map<Tenant, DataSource> pools = new ConcurrentHashMap<>();

    @Override
    public <T> T handle(TenantDatabase database, Work<T> work) throws SQLException {
        DataSource pool = pools.computeIfAbsent(database.tenant(), tenant -> pool(database));
        try (Connection connection = pool.getConnection()) { // Guilty.
            ServerQueries.lasting(REPORT).on(connection);
            return work.on(connection);
        }
    }

    private static DataSource pool(TenantDatabase database) {
        HikariConfig configuration = database.furtherPoolConfiguration();
        configuration.setMaximumPoolSize(CONNECTIONS);
        configuration.setMinimumIdle(CONNECTIONS);
        configuration.setConnectionTimeout(PATIENCE.toMillis());
        PoolLabels labels =
                new PoolLabels(configuration.getPoolName(), database.tenant().slug());
        return database.guard().watch(new HikariDataSource(configuration), labels); // Guilty.
    }
}
