package dev.poolproof.app.web;

import dev.poolproof.app.world.Worlds;
import dev.poolproof.guard.Guard;
import dev.poolproof.guard.snapshot.GuardSnapshot;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

/** The guard's snapshot over HTTP, at {@code /actuator/poolproof}; not found where the guard is switched off. */
@Endpoint(id = "poolproof")
public final class GuardEndpoint {

    private final Worlds worlds;

    public GuardEndpoint(Worlds worlds) {
        this.worlds = worlds;
    }

    @ReadOperation
    public @Nullable GuardSnapshot snapshot() {
        return worlds.current().guard().map(Guard::snapshot).orElse(null);
    }
}
