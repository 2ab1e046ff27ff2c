package dev.poolproof.app.world;

import dev.poolproof.app.handling.ActiveVariants;
import dev.poolproof.app.pool.PoolRegister;
import dev.poolproof.app.pool.Pools;
import dev.poolproof.app.tenant.DatabaseSettings;
import dev.poolproof.guard.Guard;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * A guard, pools and variants that know only each other. Thread-safe; {@link Worlds} makes and ends it.
 *
 * <p>A request belongs to the world in which it began.
 */
public final class World {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final long PAUSE_NANOS = Duration.ofMillis(10).toNanos();

    private final WorldSettings settings;
    private final Guard guard;
    private final Pools pools;
    private final ActiveVariants variants;
    private final AtomicInteger requests = new AtomicInteger();

    World(DatabaseSettings database, WorldSettings settings, MeterRegistry meters) {
        this.settings = settings;
        guard = settings.guard().guard();
        pools = new Pools(guard, database, settings.pool(), meters);
        variants = new ActiveVariants(settings.variants());
    }

    /** Empty where the guard is switched off. */
    public Optional<Guard> guard() {
        return settings.guard().enabled() ? Optional.of(guard) : Optional.empty();
    }

    public Pools pools() {
        return pools;
    }

    public ActiveVariants variants() {
        return variants;
    }

    /** The stamp that its connections carry to the server. */
    public String run() {
        return settings.pool().run();
    }

    /** Says that a request begins; {@link #requestEnded} must follow. */
    public void requestBegan() {
        requests.incrementAndGet();
    }

    public void requestEnded() {
        requests.decrementAndGet();
    }

    /** Ends everything that belongs to it, and waits for a while until it is gone. A second call finds nothing left. */
    WorldEnd end() {
        variants.close();
        PoolRegister.Open open = pools.register().open();
        pools.close();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (leftThreads() > 0 && System.nanoTime() < deadline) {
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        return new WorldEnd(open.pools(), open.connectionsOut(), leftThreads());
    }

    private int leftThreads() {
        return pools.register().threads() + variants.threads() + requests.get();
    }
}
