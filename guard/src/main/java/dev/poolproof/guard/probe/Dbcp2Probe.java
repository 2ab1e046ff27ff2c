package dev.poolproof.guard.probe;

import dev.poolproof.guard.snapshot.PoolGauges;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.commons.dbcp2.BasicDataSource;
import org.jspecify.annotations.Nullable;

/** Reads a Commons DBCP 2 pool. */
final class Dbcp2Probe implements PoolProbe {

    private final BasicDataSource pool;

    private Dbcp2Probe(BasicDataSource pool) {
        this.pool = pool;
    }

    static @Nullable PoolProbe of(DataSource pool) {
        return pool instanceof BasicDataSource dbcp ? new Dbcp2Probe(dbcp) : null;
    }

    @Override
    public @Nullable PoolGauges gauges() {
        // Null until the first borrow, and after the pool was closed.
        var connections = pool.getConnectionPool();
        return connections == null
                ? null
                : new PoolGauges(
                        connections.getNumActive(),
                        connections.getNumIdle(),
                        connections.getNumWaiters(),
                        connections.getNumActive() + connections.getNumIdle(),
                        connections.getMaxTotal());
    }

    @Override
    public Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("maxTotal", String.valueOf(pool.getMaxTotal()));
        settings.put("maxIdle", String.valueOf(pool.getMaxIdle()));
        settings.put("minIdle", String.valueOf(pool.getMinIdle()));
        settings.put("maxWait", pool.getMaxWaitDuration().toMillis() + "ms");
        settings.put("maxConnLifetime", pool.getMaxConnDuration().toMillis() + "ms");
        settings.put("minEvictableIdle", pool.getMinEvictableIdleDuration().toMillis() + "ms");
        settings.put("testOnBorrow", String.valueOf(pool.getTestOnBorrow()));
        settings.put("rollbackOnReturn", String.valueOf(pool.getRollbackOnReturn()));
        return settings;
    }

    @Override
    public @Nullable String target() {
        return DatabaseTarget.of(pool.getUrl());
    }

    @Override
    public boolean isClosed() {
        return pool.isClosed();
    }
}
