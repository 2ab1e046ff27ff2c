package dev.poolproof.reports.record;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the load generator counted over the whole load.
 *
 * @param generator name and version
 * @param report path of the generator's own report, relative to the run's folder; null where it wrote none
 * @param cpuShare share of all processors that the generator's process used while it sent, 0 to 1; -1 where unknown
 * @param machineShare share of all processors that the whole machine used meanwhile, 0 to 1; not above 0 where unknown
 * @param requests per kind of request; empty where nobody counted
 * @param exitCode how a command that was the load ended, the worst of its repetitions; null where the load was none, or was
 *     ended because its time was over
 */
public record LoadFacts(
        String generator,
        @Nullable String report,
        double cpuShare,
        double machineShare,
        List<RequestFacts> requests,
        @Nullable Integer exitCode) {

    public LoadFacts {
        requests = List.copyOf(requests);
    }

    /** Of a load generator. */
    public LoadFacts(
            String generator,
            @Nullable String report,
            double cpuShare,
            double machineShare,
            List<RequestFacts> requests) {
        this(generator, report, cpuShare, machineShare, requests, null);
    }

    /** Of a load that nobody counted. */
    public static LoadFacts uncounted(String generator, @Nullable Integer exitCode) {
        return new LoadFacts(generator, null, -1, -1, List.of(), exitCode);
    }

    /** Requests sent, of every kind. */
    public long sent() {
        return requests.stream().mapToLong(RequestFacts::sent).sum();
    }

    /**
     * One kind of request.
     *
     * @param name what it is, for example {@code dashboard}
     * @param endpoint the endpoint it goes to, for example {@code dashboard}
     * @param sent how many were sent
     * @param outcomes how they ended; sums up to {@code sent}
     * @param latency how long they took, whatever their outcome; null where none ended
     */
    public record RequestFacts(
            String name,
            String endpoint,
            long sent,
            Map<Outcome, Long> outcomes,
            @Nullable Latency latency) {
        public RequestFacts {
            outcomes = Map.copyOf(outcomes);
        }
    }

    /**
     * A distribution of latencies.
     *
     * @param p50Millis median
     * @param p95Millis 95th percentile
     * @param p99Millis 99th percentile
     * @param maxMillis largest
     * @param histogram all of it: a compressed HdrHistogram of microseconds, in Base64
     */
    public record Latency(double p50Millis, double p95Millis, double p99Millis, double maxMillis, String histogram) {}
}
