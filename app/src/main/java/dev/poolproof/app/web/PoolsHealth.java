package dev.poolproof.app.web;

import dev.poolproof.app.world.Worlds;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Says in the health's details how every pool stands, and never that the service is down.
 *
 * <p>A check that borrows would wait for the acquire timeout when a pool is exhausted, would take a session away when the
 * server has none to spare, and would add borrows that no request made. A check that fails would hide a service that
 * still answers, just when somebody wants to look at it. So it asks the pools only: a pool with connections at rest or
 * in use has reached its server, one without and with threads pending has not. It cannot show a server that went away
 * since; requests do, with 503 and the cause.
 */
final class PoolsHealth implements HealthIndicator {

    private final Worlds worlds;

    PoolsHealth(Worlds worlds) {
        this.worlds = worlds;
    }

    @Override
    public Health health() {
        return Health.up().withDetails(worlds.current().pools().states()).build();
    }
}
