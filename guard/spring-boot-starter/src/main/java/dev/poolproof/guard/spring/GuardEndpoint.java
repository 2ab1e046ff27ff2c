package dev.poolproof.guard.spring;

import dev.poolproof.guard.Guard;
import dev.poolproof.guard.snapshot.GuardSnapshot;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

/**
 * The guard's snapshot over HTTP, usually at {@code /actuator/poolproof}; not found where the guard is switched off. It tells
 * lines of code, routes, tenants and database addresses, and never a credential or a statement's text.
 */
@Endpoint(id = GuardEndpoint.ID)
final class GuardEndpoint {

    static final String ID = "poolproof";

    private final Guard guard;
    private final GuardProperties properties;

    GuardEndpoint(Guard guard, GuardProperties properties) {
        this.guard = guard;
        this.properties = properties;
    }

    @ReadOperation
    public @Nullable GuardSnapshot snapshot() {
        return properties.enabled() ? guard.snapshot() : null;
    }
}
