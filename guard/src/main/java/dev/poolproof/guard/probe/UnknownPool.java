package dev.poolproof.guard.probe;

import dev.poolproof.guard.snapshot.PoolGauges;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A pool of no registered kind: the guard still counts what it hands out, but cannot ask it. */
final class UnknownPool implements PoolProbe {

    @Override
    public @Nullable PoolGauges gauges() {
        return null;
    }

    @Override
    public Map<String, String> settings() {
        return Map.of();
    }

    @Override
    public @Nullable String target() {
        return null;
    }

    @Override
    public boolean isClosed() {
        return false;
    }
}
