package dev.poolproof.reports.format;

import dev.poolproof.reports.record.LoadFacts;
import dev.poolproof.reports.record.LoadFacts.Latency;
import dev.poolproof.reports.record.LoadFacts.RequestFacts;
import dev.poolproof.reports.record.Outcome;
import dev.poolproof.reports.record.RunRecord;
import dev.poolproof.reports.verdict.Wording;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the clients got, per kind of request: most failures first.
 *
 * @param kinds the kinds of failure that occurred
 * @param rows one a kind of request
 */
record RequestTable(List<Outcome> kinds, List<Row> rows) {

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
        List<Row> rows = load.requests().stream()
                .map(request -> Row.of(request, kinds, Math.max(longest, 10 * SHORTEST_MILLIS)))
                .sorted(Comparator.comparingLong(Row::failed)
                        .reversed()
                        .thenComparing(Comparator.comparingLong(Row::sent).reversed())
                        .thenComparing(Row::name))
                .toList();
        return new RequestTable(kinds, rows);
    }

    private static long count(RequestFacts request, Outcome outcome) {
        return request.outcomes().getOrDefault(outcome, 0L);
    }

    /**
     * One kind of request.
     *
     * @param name its name
     * @param sent how many were sent
     * @param expected how many ended as they should
     * @param failed how many did not
     * @param failures the failures, in the order of the table's kinds
     * @param latency how long they took, null where none ended
     */
    record Row(
            String name,
            long sent,
            long expected,
            long failed,
            List<Long> failures,
            @Nullable Strip latency) {

        static Row of(RequestFacts request, List<Outcome> kinds, double longest) {
            List<Long> failures =
                    kinds.stream().map(kind -> count(request, kind)).toList();
            long failed = failures.stream().mapToLong(Long::longValue).sum();
            Latency latency = request.latency();
            return new Row(
                    request.name(),
                    request.sent(),
                    count(request, Outcome.AS_EXPECTED),
                    failed,
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
