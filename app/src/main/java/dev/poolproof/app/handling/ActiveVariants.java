package dev.poolproof.app.handling;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Which variant serves which endpoint now. Thread-safe; a request that has begun ends with the variant it began with. */
public final class ActiveVariants {

    private record Active(Variant variant, ConnectionHandling handling) {}

    private final Map<Endpoint, Active> active = new ConcurrentHashMap<>();

    public ActiveVariants(VariantSettings settings) {
        settings.chosen().forEach(this::choose);
    }

    /** Lets a variant, made anew, serve an endpoint from now on. */
    public void choose(Endpoint endpoint, Variant variant) {
        active.put(endpoint, new Active(variant, variant.handling()));
    }

    public Variant variantOf(Endpoint endpoint) {
        return at(endpoint).variant();
    }

    public ConnectionHandling handlingOf(Endpoint endpoint) {
        return at(endpoint).handling();
    }

    private Active at(Endpoint endpoint) {
        Active chosen = active.get(endpoint);
        if (chosen == null) {
            throw new IllegalStateException("No variant for " + endpoint.id() + ".");
        }
        return chosen;
    }
}
