package dev.poolproof.app.handling;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Which variant serves which endpoint now. Thread-safe; a request that has begun ends with the variant it began with.
 *
 * <p>Endpoints with the same variant share one handling, as they would share a class in a program: what it caches is there
 * once.
 */
public final class ActiveVariants implements AutoCloseable {

    private record Active(Variant variant, ConnectionHandling handling) {}

    private final int rarity;
    private final Map<Endpoint, Active> active = new ConcurrentHashMap<>();

    public ActiveVariants(VariantSettings settings) {
        rarity = settings.rarity();
        settings.chosen().forEach(this::choose);
    }

    /** Lets a variant serve an endpoint from now on; it is made anew unless it serves another endpoint already. */
    public synchronized void choose(Endpoint endpoint, Variant variant) {
        Active chosen = serving(variant, endpoint).orElseGet(() -> new Active(variant, variant.handling(rarity)));
        closeUnlessServing(active.put(endpoint, chosen));
    }

    public Variant variantOf(Endpoint endpoint) {
        return at(endpoint).variant();
    }

    public ConnectionHandling handlingOf(Endpoint endpoint) {
        return at(endpoint).handling();
    }

    /** Threads of variants that live, also of those that serve no more. */
    public int threads() {
        return VariantThreads.alive();
    }

    /** Ends what the variants keep: threads, tasks, services. */
    @Override
    public synchronized void close() {
        active.values().stream().map(Active::handling).distinct().forEach(ConnectionHandling::close);
    }

    private Optional<Active> serving(Variant variant, Endpoint butHere) {
        return active.entrySet().stream()
                .filter(one -> one.getKey() != butHere && one.getValue().variant() == variant)
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private void closeUnlessServing(@Nullable Active before) {
        if (before != null && active.values().stream().noneMatch(other -> other.handling() == before.handling())) {
            before.handling().close();
        }
    }

    private Active at(Endpoint endpoint) {
        Active chosen = active.get(endpoint);
        if (chosen == null) {
            throw new IllegalStateException("No variant for " + endpoint.id() + ".");
        }
        return chosen;
    }
}
