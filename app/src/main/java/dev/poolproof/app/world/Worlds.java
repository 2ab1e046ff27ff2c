package dev.poolproof.app.world;

import dev.poolproof.app.tenant.DatabaseSettings;
import io.micrometer.core.instrument.MeterRegistry;

/** The world there is, and its successors. Thread-safe; whoever made it closes it. */
public final class Worlds implements AutoCloseable {

    private final DatabaseSettings database;
    private final MeterRegistry meters;
    private volatile World current;

    public Worlds(DatabaseSettings database, WorldSettings settings, MeterRegistry meters) {
        this.database = database;
        this.meters = meters;
        this.current = new World(database, settings, meters);
    }

    public World current() {
        return current;
    }

    /**
     * Ends the world and begins another. Requests that are under way may fail; one that comes while there is no world
     * finds its pools closed.
     *
     * @return what the ended world had left
     */
    public synchronized WorldEnd replace(WorldSettings settings) {
        WorldEnd end = current.end();
        current = new World(database, settings, meters);
        return end;
    }

    @Override
    public synchronized void close() {
        current.variants().close();
        current.pools().close();
    }
}
