package dev.poolproof.app.tenant;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * The databases of the service, brought up to date and filled before anything serves. All of it goes through plain
 * connections, two at most, and none through a pool: no pool's counters start with work that no request did.
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
        try (Connection connection =
                DriverManager.getConnection(database.url(), database.username(), database.password())) {
            create(connection, database.masterSchema());
            migrate(database, database.masterSchema(), "classpath:db/master");
            for (Tenant tenant : tenants) {
                prepare(database, connection, tenant);
            }
            new Seeds(connection, settings.seedRows()).plant(database.masterSchema(), tenants);
        } catch (FlywayException | SQLException failure) {
            throw new SchemasNotReadyException(database, failure);
        }
    }

    /** One tenant's schema without rows. */
    static void prepare(DatabaseSettings database, Connection connection, Tenant tenant) throws SQLException {
        create(connection, tenant.schema());
        migrate(database, tenant.schema(), "classpath:db/tenant");
    }

    /** Not left to Flyway: without a schema in its URL it tries to leave the connection in one that does not exist. */
    private static void create(Connection connection, String schema) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE IF NOT EXISTS " + schema);
        }
    }

    private static void migrate(DatabaseSettings database, String schema, String location) {
        Flyway.configure()
                .dataSource(database.urlOf(schema), database.username(), database.password())
                .locations(location)
                .load()
                .migrate();
    }
}
