package dev.poolproof.reports.format;

import dev.poolproof.reports.record.LoadFacts;
import dev.poolproof.reports.record.LoadFacts.Latency;
import dev.poolproof.reports.record.LoadFacts.RequestFacts;
import dev.poolproof.reports.record.Outcome;
import dev.poolproof.reports.record.RunRecord;
import dev.poolproof.reports.verdict.Wording;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the clients got, per endpoint and per kind of request to it: most failures first.
 *
 * @param kinds the kinds of failure that occurred
 * @param endpoints the endpoints
 */
record RequestTable(List<Outcome> kinds, List<Endpoint> endpoints) {

    /** Left end of the latency strips: nobody cares about less. */
    private static final double SHORTEST_MILLIS = 1;

    static RequestTable of(RunRecord run) {
        LoadFacts load = run.load();
        if (load == null) {
            return new RequestTable(List.of(), List.of());
        }
        List<Outcome> kinds = Arrays.stream(Outcome.values())
                .filter(Outcome::isFailure)
                .filter(kind -> load.requests().stream().anyMatch(request -> count(request, kind) > 0))
                .toList();
        double longest = load.requests().stream()
                .map(RequestFacts::latency)
                .mapToDouble(latency -> latency == null ? 0 : latency.maxMillis())
                .max()
                .orElse(SHORTEST_MILLIS);
        double scale = Math.max(longest, 10 * SHORTEST_MILLIS);
        List<Endpoint> endpoints = load.requests().stream()
                .collect(Collectors.groupingBy(RequestFacts::endpoint, LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(requests -> Endpoint.of(requests, kinds, scale))
                .sorted(Comparator.comparing(Endpoint::all, Row.WORST_FIRST))
                .toList();
        return new RequestTable(kinds, endpoints);
    }

    private static long count(RequestFacts request, Outcome outcome) {
        return request.outcomes().getOrDefault(outcome, 0L);
    }

    /**
     * One endpoint.
     *
     * @param all all requests to it
     * @param requests the kinds of request to it; empty where there is one of the endpoint's own name
     */
    record Endpoint(Row all, List<Row> requests) {

        static Endpoint of(List<RequestFacts> facts, List<Outcome> kinds, double longest) {
            String name = facts.get(0).endpoint();
            List<Row> requests = facts.stream()
                    .map(request -> Row.of(request.name(), List.of(request), kinds, longest))
                    .sorted(Row.WORST_FIRST)
                    .toList();
            boolean alone = requests.size() == 1 && requests.get(0).name().equals(name);
            return new Endpoint(Row.of(name, facts, kinds, longest), alone ? List.of() : requests);
        }
    }

    /**
     * Requests that are counted together.
     *
     * @param name what they are
     * @param sent how many were sent
     * @param expected how many ended as they should
     * @param failed how many did not
     * @param failures the failures, in the order of the table's kinds
     * @param latency how long they took, null where none ended or nobody knows
     */
    record Row(
            String name,
            long sent,
            long expected,
            long failed,
            List<Long> failures,
            @Nullable Strip latency) {

        static final Comparator<Row> WORST_FIRST = Comparator.comparingLong(Row::failed)
                .reversed()
                .thenComparing(Comparator.comparingLong(Row::sent).reversed())
                .thenComparing(Row::name);

        static Row of(String name, List<RequestFacts> requests, List<Outcome> kinds, double longest) {
            List<Long> failures = kinds.stream()
                    .map(kind -> requests.stream()
                            .mapToLong(request -> count(request, kind))
                            .sum())
                    .toList();
            Latency latency = JointLatency.of(requests);
            return new Row(
                    name,
                    requests.stream().mapToLong(RequestFacts::sent).sum(),
                    requests.stream()
                            .mapToLong(request -> count(request, Outcome.AS_EXPECTED))
                            .sum(),
                    failures.stream().mapToLong(Long::longValue).sum(),
                    failures,
                    latency == null ? null : new Strip(latency, longest));
        }
    }

    /** Latencies, and where they lie on a logarithmic strip of 0 to 200. */
    record Strip(Latency latency, double longest) {

        String p50() {
            return millis(latency.p50Millis());
        }

        String p95() {
            return millis(latency.p95Millis());
        }

        String p99() {
            return millis(latency.p99Millis());
        }

        String max() {
            return millis(latency.maxMillis());
        }

        String at50() {
            return at(latency.p50Millis());
        }

        String at95() {
            return at(latency.p95Millis());
        }

        String at99() {
            return at(latency.p99Millis());
        }

        String atMax() {
            return at(latency.maxMillis());
        }

        private String at(double millis) {
            double share =
                    Math.log(Math.max(millis, SHORTEST_MILLIS) / SHORTEST_MILLIS) / Math.log(longest / SHORTEST_MILLIS);
            return String.format(Locale.ROOT, "%.1f", 6 + 188 * Math.min(1, share));
        }

        private static String millis(double value) {
            return value < 10 ? Wording.decimal(value) : Wording.number(Math.round(value));
        }
    }
}
