package dev.poolproof.app.handling;

import com.zaxxer.hikari.HikariDataSource;
import dev.poolproof.app.pool.TenantDatabase;
import dev.poolproof.app.tenant.Tenant;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Decoy: the pool is made larger and smaller while it serves, as an operator does by JMX.
 *
 * <p><b>Defect:</b> none.
 *
 * <p><b>Symptom:</b> Client pool: its maximum changes, and what it has open may stand above the maximum for a while. Server:
 * as many sessions as the pools have. HTTP: no failure.
 *
 * <p><b>Expected finding:</b> none.
 *
 * <p><b>Repair:</b> none needed.
 */
final class PoolResizedAtRuntime implements ConnectionHandling {

    private static final int REQUESTS_BETWEEN_CHANGES = 25;
    private static final int MORE = 2;

    private record Sized(HikariDataSource pool, int maximum) {}

    private final Map<Tenant, Sized> pools = new ConcurrentHashMap<>();
    private final AtomicLong requests = new AtomicLong();

    @Override
    public <T> T handle(TenantDatabase database, Work<T> work) throws SQLException {
        HikariDataSource pool = database.pool().unwrap(HikariDataSource.class);
        Sized sized = pools.computeIfAbsent(database.tenant(), tenant -> new Sized(pool, pool.getMaximumPoolSize()));
        long request = requests.incrementAndGet();
        if (request % REQUESTS_BETWEEN_CHANGES == 0) {
            boolean larger = request / REQUESTS_BETWEEN_CHANGES % 2 == 1;
            pool.getHikariConfigMXBean().setMaximumPoolSize(sized.maximum() + (larger ? MORE : 0));
        }
        try (Connection connection = database.pool().getConnection()) {
            return work.on(connection);
        }
    }

    @Override
    public void close() {
        pools.values().forEach(sized -> sized.pool().getHikariConfigMXBean().setMaximumPoolSize(sized.maximum()));
    }
}
