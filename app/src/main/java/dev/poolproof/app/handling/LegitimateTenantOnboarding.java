package dev.poolproof.app.handling;

import dev.poolproof.app.pool.TenantDatabase;
import dev.poolproof.app.tenant.Tile;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Decoy: new tenants come while the service runs, each with a database and a pool of its own. Pools grow, and so they
 * should.
 *
 * <p><b>Defect:</b> none: one pool a tenant, made once and kept.
 *
 * <p><b>Symptom:</b> Client pool: as many pools as tenants, at any time. Server: more sessions than before the load, all of
 * them the pools'. HTTP: no failure; the request that takes a tenant in lasts longer.
 *
 * <p><b>Expected finding:</b> none.
 *
 * <p><b>Repair:</b> none needed; before there are too many tenants for one server, see {@link OversizedPools}.
 */
final class LegitimateTenantOnboarding implements ConnectionHandling {

    private static final int REQUESTS_BETWEEN_NEWCOMERS = 30;
    private static final int MOST_NEWCOMERS = 3;

    private final AtomicInteger requests = new AtomicInteger();

    @Override
    public <T> T handle(TenantDatabase database, Work<T> work) throws SQLException {
        int request = requests.incrementAndGet();
        int newcomer = request / REQUESTS_BETWEEN_NEWCOMERS;
        if (request % REQUESTS_BETWEEN_NEWCOMERS == 0 && newcomer <= MOST_NEWCOMERS) {
            welcome(database.onboard("newcomer-" + newcomer));
        }
        try (Connection connection = database.pool().getConnection()) {
            return work.on(connection);
        }
    }

    private static void welcome(TenantDatabase newcomer) throws SQLException {
        try (Connection connection = newcomer.pool().getConnection()) {
            Tile.CUSTOMERS.query().on(connection);
        }
    }
}
