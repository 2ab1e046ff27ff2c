package dev.poolproof.run.sample;

import dev.poolproof.reports.record.Acquires;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what a process's pools publish of themselves through Micrometer, in Prometheus' text format 0.0.4, over HTTP. Safe for use
 * by several threads.
 */
public final class MetricsObserver {

    /** HikariCP's name of it as Micrometer writes it for Prometheus. */
    private static final Pattern ACQUIRES =
            Pattern.compile("^hikaricp_connections_acquire_seconds_bucket\\{(.*)\\} (\\S+)$", Pattern.MULTILINE);

    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");

    private final HttpClient client;
    private final List<HttpRequest> requests;

    /** Of all instances of a service together. */
    public MetricsObserver(List<URI> instances, Duration patience) {
        this.client = HttpClient.newBuilder().connectTimeout(patience).build();
        this.requests = instances.stream()
                .map(service -> HttpRequest.newBuilder(service.resolve("/actuator/prometheus"))
                        .timeout(patience)
                        .build())
                .toList();
    }

    /**
     * How long borrowers of each pool waited; pools of one name in several instances are one.
     *
     * @throws IOException if the process does not answer in time, or publishes no such distribution
     * @throws InterruptedException if interrupted while waiting for the answer
     */
    public List<Acquires> acquires() throws IOException, InterruptedException {
        Map<String, Map<String, Long>> pools = new TreeMap<>();
        for (HttpRequest request : requests) {
            for (Acquires pool : ask(request)) {
                Map<String, Long> sum = pools.computeIfAbsent(pool.pool(), name -> new HashMap<>());
                pool.buckets().forEach((bound, count) -> sum.merge(bound, count, Long::sum));
            }
        }
        return pools.entrySet().stream()
                .map(pool -> new Acquires(pool.getKey(), pool.getValue()))
                .toList();
    }

    private List<Acquires> ask(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
        List<Acquires> acquires = response.statusCode() == 200 ? read(response.body()) : List.of();
        if (acquires.isEmpty()) {
            throw new IOException("GET %s answered %d without a distribution of acquire times."
                    .formatted(request.uri(), response.statusCode()));
        }
        return acquires;
    }

    /** The distributions in such a text. There each bucket also counts what is in those before it. */
    static List<Acquires> read(String metrics) {
        Map<String, NavigableMap<Double, Bound>> pools = new TreeMap<>();
        Matcher line = ACQUIRES.matcher(metrics);
        while (line.find()) {
            Map<String, String> labels = labels(line.group(1));
            String bound = labels.getOrDefault("le", Acquires.UNBOUNDED);
            pools.computeIfAbsent(labels.getOrDefault("pool", ""), pool -> new TreeMap<>())
                    .put(
                            bound.equals(Acquires.UNBOUNDED) ? Double.POSITIVE_INFINITY : Double.parseDouble(bound),
                            new Bound(bound, (long) Double.parseDouble(line.group(2))));
        }
        return pools.entrySet().stream()
                .map(pool -> new Acquires(pool.getKey(), apart(pool.getValue())))
                .toList();
    }

    private static Map<String, Long> apart(NavigableMap<Double, Bound> cumulative) {
        Map<String, Long> buckets = new HashMap<>();
        long before = 0;
        for (Bound bound : cumulative.values()) {
            if (bound.count() > before) {
                buckets.put(bound.text(), bound.count() - before);
            }
            before = bound.count();
        }
        return buckets;
    }

    private static Map<String, String> labels(String text) {
        Map<String, String> labels = new HashMap<>();
        Matcher label = LABEL.matcher(text);
        while (label.find()) {
            labels.put(label.group(1), label.group(2));
        }
        return labels;
    }

    /** A bound as it is written, and how many waited at most so long. */
    private record Bound(String text, long count) {}
}
