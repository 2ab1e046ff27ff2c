package dev.poolproof.guard.probe;

import dev.poolproof.guard.snapshot.PoolGauges;
import java.lang.reflect.Field;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.tomcat.jdbc.pool.ConnectionPool;
import org.apache.tomcat.jdbc.pool.DataSourceProxy;
import org.jspecify.annotations.Nullable;

/**
 * Reads a Tomcat JDBC pool.
 *
 * <p>Its own getters start a pool that has not been started, or has been closed. So this looks at the field behind them.
 */
final class TomcatProbe implements PoolProbe {

    private final DataSourceProxy source;
    private final @Nullable Field poolField = poolField();

    /** Whether it was ever seen running: without a pool it is closed then, and not started otherwise. */
    private volatile boolean started;

    private TomcatProbe(DataSourceProxy source) {
        this.source = source;
    }

    static @Nullable PoolProbe of(DataSource pool) {
        return pool instanceof DataSourceProxy tomcat ? new TomcatProbe(tomcat) : null;
    }

    private static @Nullable Field poolField() {
        try {
            Field field = DataSourceProxy.class.getDeclaredField("pool");
            return field.trySetAccessible() ? field : null;
        } catch (NoSuchFieldException renamed) {
            return null;
        }
    }

    private @Nullable ConnectionPool pool() {
        try {
            ConnectionPool pool = poolField == null ? null : (ConnectionPool) poolField.get(source);
            started |= pool != null;
            return pool;
        } catch (IllegalAccessException impossible) {
            return null;
        }
    }

    /** Its default ends in an object's hash, which is another one in every process. */
    @Override
    public @Nullable String name() {
        String name = source.getPoolProperties().getName();
        return name == null || name.startsWith("Tomcat Connection Pool[") ? null : name;
    }

    @Override
    public @Nullable PoolGauges gauges() {
        ConnectionPool pool = pool();
        return pool == null
                ? null
                : new PoolGauges(
                        pool.getActive(),
                        pool.getIdle(),
                        pool.getWaitCount(),
                        pool.getSize(),
                        source.getPoolProperties().getMaxActive());
    }

    @Override
    public Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("maxActive", String.valueOf(source.getMaxActive()));
        settings.put("maxIdle", String.valueOf(source.getMaxIdle()));
        settings.put("minIdle", String.valueOf(source.getMinIdle()));
        settings.put("initialSize", String.valueOf(source.getInitialSize()));
        settings.put("maxWait", source.getMaxWait() + "ms");
        settings.put("maxAge", source.getMaxAge() + "ms");
        settings.put("minEvictableIdleTimeMillis", source.getMinEvictableIdleTimeMillis() + "ms");
        settings.put("testOnBorrow", String.valueOf(source.isTestOnBorrow()));
        settings.put("removeAbandoned", String.valueOf(source.isRemoveAbandoned()));
        return settings;
    }

    @Override
    public @Nullable String target() {
        return DatabaseTarget.of(source.getUrl());
    }

    @Override
    public boolean isClosed() {
        return pool() == null && started;
    }

    @Override
    public void close() {
        source.close();
    }
}
