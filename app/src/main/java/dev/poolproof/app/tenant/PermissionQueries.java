package dev.poolproof.app.tenant;

import java.util.List;

/** What a tenant's database is asked about its users and what they may do. */
public final class PermissionQueries {

    /** The e-mails of all users, the signed-in one first. */
    public static final String EMAILS = "SELECT email FROM app_user ORDER BY id";

    /** A user of a tenant. */
    public record User(String email, String role) {}

    private PermissionQueries() {}

    /** Who is signed in: always the tenant's first user, as the service has no sign-in. */
    public static Query<User> signedInUser() {
        return connection -> Sql.rows(
                        "SELECT email, role FROM app_user ORDER BY id LIMIT 1",
                        row -> new User(row.getString(1), row.getString(2)))
                .on(connection)
                .get(0);
    }

    public static Query<List<String>> permissionsOf(String role) {
        return Sql.rows(
                "SELECT permission FROM role_permission WHERE role = ? ORDER BY permission",
                row -> row.getString(1),
                role);
    }
}
