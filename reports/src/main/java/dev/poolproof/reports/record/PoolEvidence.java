package dev.poolproof.reports.record;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one source says of the pools of a service: its metrics, or its management beans. A source that did not answer has no list of
 * pools: a hole is recorded as a hole.
 *
 * @param source which source, as people know it: an address or a process id
 * @param startedAtEpochMillis when the process behind it was started, by its own clock; null where the source does not say
 * @param pools every pool that it names, null where it did not answer
 */
public record PoolEvidence(
        String source,
        @Nullable Long startedAtEpochMillis,
        @Nullable List<Pool> pools) {

    public PoolEvidence {
        pools = pools == null ? null : List.copyOf(pools);
    }

    /** A source that was asked and did not answer. */
    public static PoolEvidence missing(String source) {
        return new PoolEvidence(source, null, null);
    }

    /**
     * One pool. What the source does not say of it is null.
     *
     * <p>A gauge is read at one moment, in which a task in the background may be at work. Evidence at rest is of several readings,
     * so it says of what is in use both the least and the most.
     *
     * @param name its name, as the source tells it apart
     * @param active connections in use: the least of the readings
     * @param activeMost connections in use: the most of the readings
     * @param idle connections at rest
     * @param pending threads that wait for a connection: the least of the readings
     * @param maximum connections that it may open
     * @param total connections open
     * @param timeouts borrows that ended without a connection, since the pool was made
     * @param borrows connections handed out since the pool was made
     * @param returns connections given back since the pool was made
     */
    public record Pool(
            String name,
            @Nullable Long active,
            @Nullable Long activeMost,
            @Nullable Long idle,
            @Nullable Long pending,
            @Nullable Long maximum,
            @Nullable Long total,
            @Nullable Long timeouts,
            @Nullable Long borrows,
            @Nullable Long returns) {}
}
