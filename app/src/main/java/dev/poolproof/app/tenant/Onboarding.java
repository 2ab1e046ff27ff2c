package dev.poolproof.app.tenant;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.flywaydb.core.api.FlywayException;

/** Makes people tenants while the service runs. Thread-safe; it goes through plain connections of its own. */
public final class Onboarding {

    private final DatabaseSettings database;

    public Onboarding(DatabaseSettings database) {
        this.database = database;
    }

    /**
     * Creates the tenant's database, empty but for its tables, and makes the tenant known to the service.
     *
     * @param slug a tenant's slug; for one who was admitted before, nothing changes
     * @throws SQLException if the server cannot be reached or refuses
     */
    public synchronized Tenant admit(String slug) throws SQLException {
        Tenant tenant = new Tenant(slug, slug, database.tenantSchemaPrefix() + slug.replace('-', '_'));
        try (Connection connection = DriverManager.getConnection(
                database.urlOf(database.masterSchema()), database.username(), database.password())) {
            Schemas.prepare(database, connection, tenant);
            MasterQueries.add(tenant).on(connection);
        } catch (FlywayException failure) {
            throw new SQLException("The database of " + slug + " could not be made.", failure);
        }
        return tenant;
    }
}
