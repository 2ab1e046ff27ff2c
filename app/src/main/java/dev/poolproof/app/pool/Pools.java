package dev.poolproof.app.pool;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import com.zaxxer.hikari.metrics.micrometer.MicrometerMetricsTrackerFactory;
import dev.poolproof.app.tenant.DatabaseSettings;
import dev.poolproof.app.tenant.Onboarding;
import dev.poolproof.guard.Guard;
import dev.poolproof.guard.GuardedDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** All pools of the service. Thread-safe; whoever made it closes it. */
public final class Pools implements AutoCloseable {

    private final PoolRegister register = new PoolRegister();
    private final MasterPool master;
    private final TenantPools tenants;

    public Pools(Guard guard, DatabaseSettings database, PoolSettings settings, MeterRegistry meters) {
        PoolConfigurations configurations =
                new PoolConfigurations(database, settings, new MicrometerMetricsTrackerFactory(meters), register);
        master = new MasterPool(guard, MasterPool.configuration(configurations, database.masterSchema()));
        tenants = new TenantPools(guard, configurations, new Onboarding(database));
    }

    public MasterPool master() {
        return master;
    }

    public TenantPools tenants() {
        return tenants;
    }

    /** Every pool that there is, also those that nobody means to have. */
    public PoolRegister register() {
        return register;
    }

    /** What every pool that the service means to have says of itself now, by name. Borrows nothing. */
    public Map<String, PoolState> states() {
        Map<String, PoolState> states = new LinkedHashMap<>();
        Stream.concat(Stream.of(master.pool()), tenants.all().stream())
                .forEach(pool -> states.put(pool.name(), stateOf(pool)));
        return states;
    }

    @Override
    public void close() {
        tenants.close();
        master.close();
        register.close();
    }

    private static PoolState stateOf(GuardedDataSource pool) {
        try {
            HikariPoolMXBean gauges = pool.unwrap(HikariDataSource.class).getHikariPoolMXBean();
            return new PoolState(
                    pool.isClosed(),
                    gauges.getActiveConnections(),
                    gauges.getIdleConnections(),
                    gauges.getThreadsAwaitingConnection());
        } catch (SQLException impossible) {
            throw new IllegalStateException("Pool " + pool.name() + " is no HikariCP pool.", impossible);
        }
    }
}
