package dev.poolproof.guard.probe;

import dev.poolproof.guard.snapshot.PoolGauges;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.AgroalDataSourceMetrics;
import io.agroal.api.configuration.AgroalConnectionPoolConfiguration;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Reads an Agroal pool.
 *
 * <p>It counts its connections only where it was made with {@code metricsEnabled}, and never says that it was closed: that
 * is known where it was closed through the guard.
 */
final class AgroalProbe implements PoolProbe {

    private final AgroalDataSource pool;

    private AgroalProbe(AgroalDataSource pool) {
        this.pool = pool;
    }

    static @Nullable PoolProbe of(DataSource pool) {
        return pool instanceof AgroalDataSource agroal ? new AgroalProbe(agroal) : null;
    }

    private AgroalConnectionPoolConfiguration configuration() {
        return pool.getConfiguration().connectionPoolConfiguration();
    }

    @Override
    public @Nullable PoolGauges gauges() {
        if (!pool.getConfiguration().metricsEnabled()) {
            return null;
        }
        AgroalDataSourceMetrics metrics = pool.getMetrics();
        int active = Math.toIntExact(metrics.activeCount());
        int idle = Math.toIntExact(metrics.availableCount());
        return new PoolGauges(
                active,
                idle,
                Math.toIntExact(metrics.awaitingCount()),
                active + idle,
                configuration().maxSize());
    }

    @Override
    public Map<String, String> settings() {
        AgroalConnectionPoolConfiguration configuration = configuration();
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("maxSize", String.valueOf(configuration.maxSize()));
        settings.put("minSize", String.valueOf(configuration.minSize()));
        settings.put("initialSize", String.valueOf(configuration.initialSize()));
        settings.put("acquisitionTimeout", configuration.acquisitionTimeout().toMillis() + "ms");
        settings.put("maxLifetime", configuration.maxLifetime().toMillis() + "ms");
        settings.put("reapTimeout", configuration.reapTimeout().toMillis() + "ms");
        settings.put("leakTimeout", configuration.leakTimeout().toMillis() + "ms");
        settings.put("validateOnBorrow", String.valueOf(configuration.validateOnBorrow()));
        settings.put("flushOnClose", String.valueOf(configuration.flushOnClose()));
        return settings;
    }

    @Override
    public @Nullable String target() {
        return DatabaseTarget.of(
                configuration().connectionFactoryConfiguration().jdbcUrl());
    }

    @Override
    public boolean isClosed() {
        return false;
    }
}
