package dev.poolproof.app.web;

import dev.poolproof.app.handling.Endpoint;
import dev.poolproof.app.tenant.Tenant;
import dev.poolproof.app.tenant.Tile;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The tenant's business in eight numbers. */
@RestController
final class DashboardController {

    /** The eight numbers by title. */
    record Dashboard(String tenant, Map<String, Long> tiles) {}

    private final TenantRequests requests;

    DashboardController(TenantRequests requests) {
        this.requests = requests;
    }

    @GetMapping("/api/tenant/dashboard")
    Dashboard dashboard(Tenant tenant) throws SQLException {
        return requests.handle(Endpoint.DASHBOARD, tenant, queries -> {
            Map<String, Long> tiles = new LinkedHashMap<>();
            for (Tile tile : Tile.values()) {
                tiles.put(tile.title(), queries.run(tile.query()));
            }
            return new Dashboard(tenant.slug(), tiles);
        });
    }
}
