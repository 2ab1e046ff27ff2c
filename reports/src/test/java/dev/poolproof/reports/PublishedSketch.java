package dev.poolproof.reports;

import dev.poolproof.reports.record.PoolEvidence;
import dev.poolproof.reports.record.PoolEvidence.Pool;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A service's pools as they publish themselves, which a test bends. */
public final class PublishedSketch {

    public static final String SOURCE = "http://127.0.0.1:8080/actuator/prometheus";

    private static final long MAXIMUM = 10;
    private static final long TOTAL = 8;

    private PublishedSketch() {}

    /** One pool, of a process that was started so long after the epoch of the sketches. */
    public static PoolEvidence source(long startedAtMillis, String pool, long active) {
        return source(startedAtMillis, pool(pool, active));
    }

    public static PoolEvidence source(long startedAtMillis, Pool... pools) {
        return new PoolEvidence(SOURCE, Records.epoch(startedAtMillis) - 60_000, List.of(pools));
    }

    /** A pool of ten that has so many in use, at each reading. */
    public static Pool pool(String name, long active) {
        return pool(name, active, active, TOTAL, 0L);
    }

    /** A pool of ten. */
    public static Pool pool(String name, long active, long activeMost, long total, @Nullable Long timeouts) {
        return new Pool(name, active, activeMost, total - active, 0L, MAXIMUM, total, timeouts, 100 + active, 100L);
    }
}
