package dev.poolproof.run.sample;

import dev.poolproof.reports.record.PoolEvidence;
import dev.poolproof.run.sample.PoolMetrics.Series;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads pools from Spring Boot's endpoint {@code metrics}, which tells one meter at a time: for a service without a registry for
 * Prometheus.
 */
final class ActuatorPools implements PoolObserver {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String START = "process.start.time";

    /** Of what a meter measures, that of a gauge, and how often a counter or timer was used. */
    private static final Set<String> STATISTICS = Set.of("VALUE", "COUNT");

    private final HttpSource endpoint;

    ActuatorPools(HttpSource endpoint) {
        this.endpoint = endpoint;
    }

    @Override
    public String source() {
        return endpoint.address().toString();
    }

    @Override
    public PoolEvidence read() throws IOException, InterruptedException {
        Set<String> published =
                json("").path("names").valueStream().map(JsonNode::asString).collect(Collectors.toSet());
        if (published.isEmpty()) {
            throw new IOException("GET %s answered no names of metrics.".formatted(source()));
        }
        List<Metric> metrics = new ArrayList<>();
        if (published.contains(START)) {
            metrics.add(metric(START, Map.of()));
        }
        for (PoolMetrics kind : PoolMetrics.values()) {
            if (kind.where().isEmpty()) {
                for (Series series : kind.series()) {
                    if (published.contains(series.metric()) && series.where().isEmpty()) {
                        metrics.addAll(byPool(series.metric(), kind.nameLabel()));
                    }
                }
            }
        }
        PublishedPools pools = new PublishedPools(metrics);
        return new PoolEvidence(source(), pools.startedAtEpochMillis(), pools.pools());
    }

    /** A meter's values, one a pool. The endpoint sums them up unless it is asked for each. */
    private List<Metric> byPool(String meter, String label) throws IOException, InterruptedException {
        List<String> pools = json("/" + meter)
                .path("availableTags")
                .valueStream()
                .filter(tag -> tag.path("tag").asString("").equals(label))
                .flatMap(tag -> tag.path("values").valueStream())
                .map(JsonNode::asString)
                .toList();
        List<Metric> metrics = new ArrayList<>();
        for (String pool : pools) {
            metrics.add(metric(meter, Map.of(label, pool)));
        }
        return metrics;
    }

    private Metric metric(String meter, Map<String, String> tags) throws IOException, InterruptedException {
        String query = tags.entrySet().stream()
                .map(tag -> "?tag=" + encoded(tag.getKey() + ":" + tag.getValue()))
                .collect(Collectors.joining());
        double value = measurements(json("/" + meter + query)).findFirst().orElse(Double.NaN);
        return new Metric(meter, tags, value);
    }

    private static Stream<Double> measurements(JsonNode meter) {
        return meter.path("measurements")
                .valueStream()
                .filter(measurement ->
                        STATISTICS.contains(measurement.path("statistic").asString("")))
                .map(measurement -> measurement.path("value").asDouble(Double.NaN));
    }

    private JsonNode json(String relative) throws IOException, InterruptedException {
        try {
            return JSON.readTree(endpoint.get(relative));
        } catch (JacksonException e) {
            throw new IOException("GET %s%s answered no JSON.".formatted(source(), relative), e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public void close() {
        // An endpoint is nothing to hold.
    }
}
