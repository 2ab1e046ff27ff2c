package dev.poolproof.app.web;

import dev.poolproof.guard.Guard;
import dev.poolproof.guard.snapshot.GuardSnapshot;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

/** The guard's snapshot over HTTP, at {@code /actuator/poolproof}. */
@Endpoint(id = "poolproof")
public final class GuardEndpoint {

    private final Guard guard;

    public GuardEndpoint(Guard guard) {
        this.guard = guard;
    }

    @ReadOperation
    public GuardSnapshot snapshot() {
        return guard.snapshot();
    }
}
