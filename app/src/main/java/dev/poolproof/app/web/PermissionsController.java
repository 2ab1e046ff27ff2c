package dev.poolproof.app.web;

import dev.poolproof.app.handling.Endpoint;
import dev.poolproof.app.tenant.PermissionQueries;
import dev.poolproof.app.tenant.PermissionQueries.User;
import java.sql.SQLException;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the signed-in user may do. */
@RestController
final class PermissionsController {

    /** What a user may do. */
    record Permissions(String tenant, String user, List<String> permissions) {}

    @GetMapping("/api/auth/permissions")
    Permissions permissions(TenantRequest tenant) throws SQLException {
        return tenant.handle(Endpoint.PERMISSIONS, queries -> {
            User user = queries.run(PermissionQueries.signedInUser());
            return new Permissions(
                    tenant.slug(), user.email(), queries.run(PermissionQueries.permissionsOf(user.role())));
        });
    }
}
