package dev.poolproof.guard.probe;

import com.alibaba.druid.pool.DruidDataSource;
import dev.poolproof.guard.snapshot.PoolGauges;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Reads a Druid pool. */
final class DruidProbe implements PoolProbe {

    private final DruidDataSource pool;

    private DruidProbe(DruidDataSource pool) {
        this.pool = pool;
    }

    static @Nullable PoolProbe of(DataSource pool) {
        return pool instanceof DruidDataSource druid ? new DruidProbe(druid) : null;
    }

    /** Its default ends in an object's hash, which is another one in every process. */
    @Override
    public @Nullable String name() {
        String name = pool.getName();
        return name == null || name.startsWith("DataSource-") ? null : name;
    }

    /** Its getters look at fields, and start nothing. */
    @Override
    public @Nullable PoolGauges gauges() {
        if (!pool.isInited()) {
            return null;
        }
        int active = pool.getActiveCount();
        int idle = pool.getPoolingCount();
        return new PoolGauges(active, idle, pool.getNotEmptyWaitThreadCount(), active + idle, pool.getMaxActive());
    }

    @Override
    public Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("maxActive", String.valueOf(pool.getMaxActive()));
        settings.put("minIdle", String.valueOf(pool.getMinIdle()));
        settings.put("initialSize", String.valueOf(pool.getInitialSize()));
        settings.put("maxWait", pool.getMaxWait() + "ms");
        settings.put("minEvictableIdleTimeMillis", pool.getMinEvictableIdleTimeMillis() + "ms");
        settings.put("testOnBorrow", String.valueOf(pool.isTestOnBorrow()));
        settings.put("testWhileIdle", String.valueOf(pool.isTestWhileIdle()));
        settings.put("removeAbandoned", String.valueOf(pool.isRemoveAbandoned()));
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
