package dev.poolproof.app.tenant;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** The rows that every run starts from. Planting them again changes nothing that is there. */
final class Seeds {

    private static final int ROWS_AT_ONCE = 1_000;

    private final Connection connection;
    private final int seedRows;

    Seeds(Connection connection, int seedRows) {
        this.connection = connection;
        this.seedRows = seedRows;
    }

    void plant(String masterSchema, List<Tenant> tenants) throws SQLException {
        connection.setAutoCommit(false);
        connection.setCatalog(masterSchema);
        plantTenants(tenants);
        connection.commit();
        for (Tenant tenant : tenants) {
            connection.setCatalog(tenant.schema());
            plantRows(tenant);
            connection.commit();
        }
    }

    /** Tenants left over from a start with more of them are forgotten; their databases stay. */
    private void plantTenants(List<Tenant> tenants) throws SQLException {
        for (Tenant tenant : tenants) {
            MasterQueries.add(tenant).on(connection);
        }
        String marks = tenants.stream().map(tenant -> "?").collect(Collectors.joining(", "));
        Sql.change(
                        "DELETE FROM tenant WHERE slug NOT IN (" + marks + ")",
                        tenants.stream().map(Tenant::slug).toArray())
                .on(connection);
    }

    private void plantRows(Tenant tenant) throws SQLException {
        Sql.change(
                        "INSERT IGNORE INTO app_user (id, email, role) VALUES (1, ?, 'owner'), (2, ?, 'clerk')",
                        "owner@" + tenant.slug() + ".example",
                        "clerk@" + tenant.slug() + ".example")
                .on(connection);
        long present = Sql.number("SELECT COUNT(*) FROM customer WHERE id <= ?", seedRows)
                .on(connection);
        if (present == seedRows) {
            return;
        }
        for (long first = 1; first <= seedRows; first += ROWS_AT_ONCE) {
            plantCustomers(tenant, first, Math.min(seedRows, first + ROWS_AT_ONCE - 1));
        }
        Sql.change(
                        "INSERT IGNORE INTO purchase (id, customer_id, total_cents, paid)"
                                + " SELECT id, id, 1000 + id * 7 % 9000, id % 3 <> 0 FROM customer WHERE id <= ?",
                        seedRows)
                .on(connection);
        Sql.change(
                        "INSERT IGNORE INTO message (id, customer_id, body, unread)"
                                + " SELECT id, id, CONCAT('Hello from ', name), id % 5 = 0 FROM customer WHERE id <= ?",
                        seedRows)
                .on(connection);
    }

    /** One statement with many rows: a round trip each would take seconds for a large seed. */
    private void plantCustomers(Tenant tenant, long first, long last) throws SQLException {
        String rows =
                LongStream.rangeClosed(first, last).mapToObj(id -> "(?, ?, ?)").collect(Collectors.joining(", "));
        try (PreparedStatement statement =
                connection.prepareStatement("INSERT IGNORE INTO customer (id, name, email) VALUES " + rows)) {
            int index = 1;
            for (long id = first; id <= last; id++) {
                statement.setLong(index++, id);
                statement.setString(index++, "Customer " + id);
                statement.setString(index++, "customer-" + id + "@" + tenant.slug() + ".example");
            }
            statement.executeUpdate();
        }
    }
}
