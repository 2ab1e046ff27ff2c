package dev.poolproof.guard.probe;

import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The kinds of pools that can be asked. A new kind is one line here and one file that implements {@link PoolProbe}. */
public enum PoolKind {
    HIKARI {
        @Override
        @Nullable
        PoolProbe probeOf(DataSource pool) {
            return HikariProbe.of(pool);
        }
    },
    TOMCAT {
        @Override
        @Nullable
        PoolProbe probeOf(DataSource pool) {
            return TomcatProbe.of(pool);
        }
    },
    DBCP2 {
        @Override
        @Nullable
        PoolProbe probeOf(DataSource pool) {
            return Dbcp2Probe.of(pool);
        }
    },
    AGROAL {
        @Override
        @Nullable
        PoolProbe probeOf(DataSource pool) {
            return AgroalProbe.of(pool);
        }
    },
    C3P0 {
        @Override
        @Nullable
        PoolProbe probeOf(DataSource pool) {
            return C3p0Probe.of(pool);
        }
    },
    DRUID {
        @Override
        @Nullable
        PoolProbe probeOf(DataSource pool) {
            return DruidProbe.of(pool);
        }
    };

    /** A probe of the pool, null when it is of another kind. May fail to link where the pool's library is absent. */
    abstract @Nullable PoolProbe probeOf(DataSource pool);

    /** Finds the probe that fits the pool; one that knows nothing where none does. */
    public static PoolProbe probe(DataSource pool) {
        for (PoolKind kind : values()) {
            PoolProbe probe = kind.probeOrNull(pool);
            if (probe != null) {
                return probe;
            }
        }
        return new UnknownPool();
    }

    private @Nullable PoolProbe probeOrNull(DataSource pool) {
        try {
            return probeOf(pool);
        } catch (NoClassDefFoundError absent) {
            // A probe is loaded at its first use. Without its library no pool can be of its kind.
            return null;
        }
    }
}
