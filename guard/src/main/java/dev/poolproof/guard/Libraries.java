package dev.poolproof.guard;

import dev.poolproof.guard.probe.PoolKind;
import dev.poolproof.guard.probe.PoolProbe;
import dev.poolproof.guard.session.DriverKind;
import dev.poolproof.guard.session.DriverSession;
import java.sql.Connection;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * How a guard gets at the classes of the program's pools and drivers, and at the program's idea of them. An
 * agent, which cannot see them from where it is loaded, brings one of its own. Thread-safe; nothing here
 * throws.
 */
public interface Libraries {

    /** For a guard that the program made itself: what the program sees, the guard sees. */
    Libraries SHARED = new Libraries() {
        @Override
        public PoolProbe probe(DataSource pool) {
            return PoolKind.probe(pool);
        }

        @Override
        public @Nullable DriverSession session(Connection pooled) {
            return DriverKind.session(pooled);
        }
    };

    /** What reads the pool; one that knows nothing where nobody knows its kind. */
    PoolProbe probe(DataSource pool);

    /** The session behind a pool's connection, null where its driver is not known. */
    @Nullable
    DriverSession session(Connection pooled);

    /**
     * What the program is given for a driver's object: a guarded one of the interface that it asked for,
     * unless it could do more with the driver's own.
     *
     * @param kind the interface, of JDBC
     * @param guarded what does its methods
     * @param own the driver's, or the pool's
     */
    default <T> T like(Class<T> kind, T guarded, Object own) {
        return guarded;
    }
}
