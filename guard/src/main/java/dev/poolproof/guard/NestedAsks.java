package dev.poolproof.guard;

import dev.poolproof.guard.snapshot.PoolGauges;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Those who hold a connection of one pool and ask it for another at this moment. Thread-safe. */
final class NestedAsks {

    private final Set<NestedAsk> asks = new HashSet<>(2);
    private int held;

    /**
     * @param gauges what the pool says of itself, null where it cannot be asked: then nobody knows whether any connection is
     *     left
     */
    synchronized void begin(NestedAsk ask, @Nullable PoolGauges gauges) {
        asks.add(ask);
        held += ask.held().size();
        ask.group().begin();
        if (gauges != null && held >= gauges.maximum()) {
            asks.forEach(waiting -> waiting.group().locked());
        }
    }

    synchronized void end(NestedAsk ask, boolean served) {
        if (asks.remove(ask)) {
            held -= ask.held().size();
            ask.group().end(served);
        }
    }
}
