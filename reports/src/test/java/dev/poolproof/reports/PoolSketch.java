package dev.poolproof.reports;

import dev.poolproof.reports.record.GuardEvidence.Gauges;
import dev.poolproof.reports.record.GuardEvidence.Pool;
import dev.poolproof.reports.record.GuardEvidence.Site;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A pool that a test bends. */
public final class PoolSketch {

    public long id;
    public String name;
    public @Nullable String tenant;
    public @Nullable String target;
    public @Nullable String instance;
    public long createdAtMillis = -1_500;
    public Site createdBy = Records.site("pool.TenantPools", "create", 58);
    public @Nullable String createdOnRoute;
    public @Nullable Long closedAtMillis;
    public @Nullable Site closedBy;
    public @Nullable String closedOnRoute;
    public long borrows;
    public long returns;
    public long requests;
    public @Nullable Long lastBorrowAtMillis;
    public Map<String, Long> failedBorrows = new TreeMap<>();
    public Map<String, Long> refusedAfterClose = new TreeMap<>();
    public int active;
    public int pending;
    public int total = 2;
    public int maximum = 5;
    public boolean answersGauges = true;
    /** Settings other than those of every pool. */
    public final Map<String, String> settings = new TreeMap<>();

    public PoolSketch(long id, String name, @Nullable String tenant) {
        this.id = id;
        this.name = name;
        this.tenant = tenant;
        this.target = "jdbc:mysql://127.0.0.1:3406/poolproof_"
                + (tenant == null ? "master" : "tenant_" + tenant.replace('-', '_'));
    }

    public PoolSketch closed(long atMillis, Site by, String onRoute) {
        closedAtMillis = atMillis;
        closedBy = by;
        closedOnRoute = onRoute;
        active = 0;
        total = 0;
        return this;
    }

    /** Connections that never come back. */
    public PoolSketch leak(int connections) {
        borrows += connections;
        active += connections;
        total = Math.max(total, active);
        return this;
    }

    public boolean isLive() {
        return closedAtMillis == null;
    }

    Pool build() {
        return new Pool(
                id,
                name,
                tenant,
                target,
                Records.epoch(createdAtMillis),
                createdBy,
                createdOnRoute,
                closedAtMillis == null ? null : Long.valueOf(Records.epoch(closedAtMillis)),
                closedBy,
                closedOnRoute,
                borrows,
                returns,
                requests,
                lastBorrowAtMillis == null ? null : Long.valueOf(Records.epoch(lastBorrowAtMillis)),
                failedBorrows,
                refusedAfterClose,
                answersGauges ? new Gauges(active, total - active, pending, total, maximum) : null,
                allSettings(),
                instance);
    }

    private Map<String, String> allSettings() {
        Map<String, String> all = new TreeMap<>(Map.of(
                "connectionTimeout", "2000 ms",
                "driver.tcpKeepAlive", "true",
                "idleTimeout", "600000 ms",
                "jdbcUrl", target + "?connectionAttributes=pool:" + name,
                "keepaliveTime", "120000 ms",
                "maxLifetime", "1800000 ms",
                "maximumPoolSize", String.valueOf(maximum),
                "minimumIdle", "2",
                "poolName", name));
        all.putAll(settings);
        return all;
    }
}
