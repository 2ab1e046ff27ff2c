package dev.poolproof.guard.session;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The drivers that can be asked. A new driver is one line here and one file that implements {@link DriverSession}. */
public enum DriverKind {
    CONNECTOR_J {
        @Override
        @Nullable
        DriverSession sessionOf(Connection connection) throws SQLException {
            return ConnectorJSession.of(connection);
        }
    };

    /** Those that turned out not to be on the class path, so that not every connection pays for finding that out. */
    private static final Set<DriverKind> ABSENT = ConcurrentHashMap.newKeySet();

    /** The session, null when it is of another driver. May fail to link where the driver is absent. */
    abstract @Nullable DriverSession sessionOf(Connection connection) throws SQLException;

    /** The session behind a pool's connection, null where no registered driver knows it. Never throws, asks no server. */
    public static @Nullable DriverSession session(Connection connection) {
        for (DriverKind kind : values()) {
            DriverSession session = kind.sessionOrNull(connection);
            if (session != null) {
                return session;
            }
        }
        return null;
    }

    private @Nullable DriverSession sessionOrNull(Connection connection) {
        if (ABSENT.contains(this)) {
            return null;
        }
        try {
            return sessionOf(connection);
        } catch (NoClassDefFoundError driverIsAbsent) {
            ABSENT.add(this);
            return null;
        } catch (SQLException | RuntimeException unwilling) {
            return null;
        }
    }
}
