package dev.poolproof.guard.probe;

import com.mchange.v2.c3p0.AbstractComboPooledDataSource;
import com.mchange.v2.c3p0.impl.AbstractPoolBackedDataSource;
import dev.poolproof.guard.snapshot.PoolGauges;
import java.lang.reflect.Field;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Reads a c3p0 pool of the usual kind.
 *
 * <p>Its own getters start a pool that has not been started, with threads and connections, and fail once it
 * is closed. So this looks at the fields behind them.
 */
final class C3p0Probe implements PoolProbe {

    private final AbstractComboPooledDataSource pool;
    private final @Nullable Field managerField = field("poolManager");
    private final @Nullable Field closedField = field("is_closed");

    private C3p0Probe(AbstractComboPooledDataSource pool) {
        this.pool = pool;
    }

    static @Nullable PoolProbe of(DataSource pool) {
        return pool instanceof AbstractComboPooledDataSource combo ? new C3p0Probe(combo) : null;
    }

    private static @Nullable Field field(String name) {
        try {
            Field field = AbstractPoolBackedDataSource.class.getDeclaredField(name);
            return field.trySetAccessible() ? field : null;
        } catch (NoSuchFieldException renamed) {
            return null;
        }
    }

    private @Nullable Object value(@Nullable Field field) {
        try {
            return field == null ? null : field.get(pool);
        } catch (IllegalAccessException impossible) {
            return null;
        }
    }

    /** Its default is a token, which is another one in every process. */
    @Override
    public @Nullable String name() {
        String name = pool.getDataSourceName();
        return name == null || name.equals(pool.getIdentityToken()) ? null : name;
    }

    @Override
    public @Nullable PoolGauges gauges() {
        if (value(managerField) == null || isClosed()) {
            return null;
        }
        try {
            return new PoolGauges(
                    pool.getNumBusyConnectionsDefaultUser(),
                    pool.getNumIdleConnectionsDefaultUser(),
                    pool.getNumThreadsAwaitingCheckoutDefaultUser(),
                    pool.getNumConnectionsDefaultUser(),
                    pool.getMaxPoolSize());
        } catch (SQLException closedMeanwhile) {
            return null;
        }
    }

    @Override
    public Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("maxPoolSize", String.valueOf(pool.getMaxPoolSize()));
        settings.put("minPoolSize", String.valueOf(pool.getMinPoolSize()));
        settings.put("initialPoolSize", String.valueOf(pool.getInitialPoolSize()));
        settings.put("acquireIncrement", String.valueOf(pool.getAcquireIncrement()));
        settings.put("checkoutTimeout", pool.getCheckoutTimeout() + "ms");
        settings.put("maxIdleTime", pool.getMaxIdleTime() + "s");
        settings.put("maxConnectionAge", pool.getMaxConnectionAge() + "s");
        settings.put("unreturnedConnectionTimeout", pool.getUnreturnedConnectionTimeout() + "s");
        settings.put("testConnectionOnCheckout", String.valueOf(pool.isTestConnectionOnCheckout()));
        return settings;
    }

    @Override
    public @Nullable String target() {
        return DatabaseTarget.of(pool.getJdbcUrl());
    }

    @Override
    public boolean isClosed() {
        return Boolean.TRUE.equals(value(closedField));
    }
}
