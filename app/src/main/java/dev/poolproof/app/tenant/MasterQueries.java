package dev.poolproof.app.tenant;

import java.util.Optional;

/** What the master database is asked. */
public final class MasterQueries {

    private MasterQueries() {}

    /** The tenant of this slug, if there is one. */
    public static Query<Optional<Tenant>> tenant(String slug) {
        return connection -> Sql.rows(
                        "SELECT slug, name, schema_name FROM tenant WHERE slug = ?",
                        row -> new Tenant(row.getString(1), row.getString(2), row.getString(3)),
                        slug)
                .on(connection)
                .stream()
                .findFirst();
    }

    /** Makes a tenant known, or known anew. */
    static Query<Integer> add(Tenant tenant) {
        return Sql.change(
                "INSERT INTO tenant (slug, name, schema_name) VALUES (?, ?, ?)"
                        + " ON DUPLICATE KEY UPDATE name = VALUES(name), schema_name = VALUES(schema_name)",
                tenant.slug(),
                tenant.name(),
                tenant.schema());
    }
}
