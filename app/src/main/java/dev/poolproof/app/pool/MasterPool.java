package dev.poolproof.app.pool;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.poolproof.app.tenant.MasterQueries;
import dev.poolproof.app.tenant.Tenant;
import dev.poolproof.guard.Guard;
import dev.poolproof.guard.GuardedDataSource;
import dev.poolproof.guard.PoolLabels;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** The pool of the master database, where a request's tenant is looked up. Thread-safe; whoever made it closes it. */
public final class MasterPool implements AutoCloseable {

    private static final String NAME = "master";

    private final GuardedDataSource pool;

    MasterPool(Guard guard, HikariConfig configuration) {
        pool = guard.watch(new HikariDataSource(configuration), new PoolLabels(NAME, null));
    }

    static HikariConfig configuration(PoolConfigurations configurations, String schema) {
        HikariConfig configuration = configurations.configuration(NAME, null, schema);
        configuration.setInitializationFailTimeout(TenantPools.NEVER_FAIL_AT_CREATION);
        return configuration;
    }

    /**
     * Looks a tenant up, on one connection.
     *
     * @param slug how the request names the tenant
     * @return the tenant, empty where the master database knows none of this slug
     * @throws SQLException if the database could not be asked: then nothing is known of the tenant
     */
    public Optional<Tenant> find(String slug) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            return MasterQueries.tenant(slug).on(connection);
        }
    }

    GuardedDataSource pool() {
        return pool;
    }

    @Override
    public void close() {
        pool.close();
    }
}
