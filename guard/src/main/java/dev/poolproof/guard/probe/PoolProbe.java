package dev.poolproof.guard.probe;

import dev.poolproof.guard.snapshot.PoolGauges;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads one pool without borrowing from it. Safe to ask from any thread, at any time of the pool's life: before it has
 * opened a connection and after it was closed.
 */
public interface PoolProbe {

    /** What the program calls the pool; null where it gave it no name that would be the same in the next process. */
    default @Nullable String name() {
        return null;
    }

    /** What the pool says of its connections now; null while it has not started, or where it cannot be asked. */
    @Nullable
    PoolGauges gauges();

    /**
     * The settings in force, by the pool's own names. Durations carry their unit ({@code 5000ms}). Never a user, a
     * password or a parameter of the URL.
     */
    Map<String, String> settings();

    /** The database as a JDBC URL without credentials and parameters, null where unknown. */
    @Nullable
    String target();

    /** Whether the pool says that it was closed; false where it cannot be asked. */
    boolean isClosed();

    /** Closes a pool that can be closed but is not {@link AutoCloseable}; nothing where there is no such way. */
    default void close() {}
}
