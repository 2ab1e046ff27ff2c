package dev.poolproof.app.web;

import dev.poolproof.app.handling.Endpoint;
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

    @GetMapping("/api/tenant/dashboard")
    Dashboard dashboard(TenantRequest tenant) throws SQLException {
        return tenant.handle(Endpoint.DASHBOARD, queries -> {
            Map<String, Long> tiles = new LinkedHashMap<>();
            for (Tile tile : Tile.values()) {
                tiles.put(tile.title(), queries.run(tile.query()));
            }
            return new Dashboard(tenant.slug(), tiles);
        });
    }
}
