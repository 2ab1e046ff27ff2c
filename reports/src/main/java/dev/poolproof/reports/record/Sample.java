package dev.poolproof.reports.record;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was seen at one moment. A source that did not answer is null: a hole is recorded as a hole.
 *
 * @param atMillis when
 * @param server the database server
 * @param guard the watched process
 * @param load the load generator; null before its first and after its last report
 * @param pools the pools, as all sources of pool evidence together say
 */
public record Sample(
        long atMillis,
        @Nullable ServerSample server,
        @Nullable GuardSample guard,
        @Nullable LoadSample load,
        @Nullable PoolSample pools) {

    /** Without pool evidence. */
    public Sample(
            long atMillis, @Nullable ServerSample server, @Nullable GuardSample guard, @Nullable LoadSample load) {
        this(atMillis, server, guard, load, null);
    }

    /**
     * The server, through the administrator's connection.
     *
     * @param sessions all sessions open ({@code Threads_connected})
     * @param running sessions executing a statement ({@code Threads_running})
     * @param stamped sessions that carry this run's stamp
     * @param refused sessions refused at the limit since the server's start ({@code Connection_errors_max_connections})
     * @param aborted sessions that ended without saying goodbye since the server's start ({@code Aborted_clients})
     */
    public record ServerSample(long sessions, long running, long stamped, long refused, long aborted) {}

    /**
     * The watched process, through the guard.
     *
     * @param borrows connections handed out since its start
     * @param returns connections given back since its start
     * @param active connections in use, summed over its live pools
     * @param idle connections at rest, likewise
     * @param pending threads that wait for a connection, likewise
     * @param total connections open, likewise
     * @param livePools pools created and not closed
     * @param heapUsedBytes heap in use
     * @param threads live platform threads
     */
    public record GuardSample(
            long borrows,
            long returns,
            long active,
            long idle,
            long pending,
            long total,
            long livePools,
            long heapUsedBytes,
            int threads) {}

    /**
     * The load so far.
     *
     * @param sent requests sent since the load's start
     * @param outcomes how those that have ended ended; sums up to at most {@code sent}
     */
    public record LoadSample(long sent, Map<Outcome, Long> outcomes) {
        public LoadSample {
            outcomes = Map.copyOf(outcomes);
        }

        /** Requests that ended otherwise than they should have. */
        public long failed() {
            return outcomes.entrySet().stream()
                    .filter(entry -> entry.getKey().isFailure())
                    .mapToLong(Map.Entry::getValue)
                    .sum();
        }
    }

    /**
     * The pools, summed over all sources of pool evidence; what not every pool says is null.
     *
     * @param pools how many there are
     * @param active connections in use
     * @param idle connections at rest
     * @param pending threads that wait for a connection
     * @param total connections open
     * @param timeouts borrows that ended without a connection, since the pools were made
     */
    public record PoolSample(
            long pools,
            @Nullable Long active,
            @Nullable Long idle,
            @Nullable Long pending,
            @Nullable Long total,
            @Nullable Long timeouts) {}
}
