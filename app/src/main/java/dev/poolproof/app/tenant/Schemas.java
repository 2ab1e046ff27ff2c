package dev.poolproof.app.tenant;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * The databases of the service, brought up to date and filled before anything serves. All of it goes through one plain
 * connection at a time and none through a pool, so that no pool's counters start with work that no request did.
 */
public final class Schemas {

    private final DatabaseSettings database;
    private final TenantSettings settings;

    public Schemas(DatabaseSettings database, TenantSettings settings) {
        this.database = database;
        this.settings = settings;
    }

    /**
     * Creates what is missing and leaves what is there.
     *
     * @throws SchemasNotReadyException if the server cannot be reached or refuses
     */
    public void prepare() {
        List<Tenant> tenants = settings.tenants(database.tenantSchemaPrefix());
        try {
            migrate(database.masterSchema(), "classpath:db/master");
            for (Tenant tenant : tenants) {
                migrate(tenant.schema(), "classpath:db/tenant");
            }
            try (Connection connection =
                    DriverManager.getConnection(database.url(), database.username(), database.password())) {
                new Seeds(connection, settings.seedRows()).plant(database.masterSchema(), tenants);
            }
        } catch (FlywayException | SQLException failure) {
            throw new SchemasNotReadyException(database, failure);
        }
    }

    private void migrate(String schema, String location) {
        Flyway.configure()
                .dataSource(database.url(), database.username(), database.password())
                .defaultSchema(schema)
                .locations(location)
                .load()
                .migrate();
    }
}
