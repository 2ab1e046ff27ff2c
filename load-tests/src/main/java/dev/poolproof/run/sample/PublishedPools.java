package dev.poolproof.run.sample;

import dev.poolproof.reports.record.PoolEvidence.Pool;
import dev.poolproof.run.sample.PoolMetrics.Series;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds pools among the metrics that a process publishes. */
final class PublishedPools {

    /** What Prometheus' names may have behind Micrometer's: a unit, a counter's ending, how often a timer or a summary was used. */
    private static final List<String> ENDINGS = List.of(
            "", "_total", "_objects", "_objects_total", "_threads", "_seconds_count", "_milliseconds_count", "_count");

    private static final List<String> STARTS = List.of("process.start.time", "process_start_time_seconds");

    private static final Comparator<Map<String, String>> BY_TEXT =
            Comparator.comparing(labels -> new TreeMap<>(labels).toString());

    private final Map<String, List<Metric>> byName;

    PublishedPools(List<Metric> metrics) {
        byName = metrics.stream().collect(Collectors.groupingBy(Metric::name));
    }

    /** When the process was started, by its own clock; null where it does not publish that. */
    @Nullable
    Long startedAtEpochMillis() {
        return STARTS.stream()
                .map(name -> byName.getOrDefault(name, List.of()))
                .filter(found -> found.size() == 1)
                .map(found -> Math.round(found.get(0).value() * 1_000))
                .filter(millis -> millis > 0)
                .findFirst()
                .orElse(null);
    }

    /**
     * Every pool, by name. Spring Boot publishes a pool that also publishes itself a second time, under another name: its brief
     * figures count only where it knows more pools than those that speak for themselves.
     */
    List<Pool> pools() {
        List<Pool> inFull = Arrays.stream(PoolMetrics.values())
                .filter(kind -> kind != PoolMetrics.SPRING_BOOT)
                .flatMap(kind -> pools(kind).stream())
                .toList();
        List<Pool> inBrief = pools(PoolMetrics.SPRING_BOOT);
        return inBrief.size() > inFull.size() ? inBrief : inFull;
    }

    private List<Pool> pools(PoolMetrics kind) {
        Map<Map<String, String>, Map<PoolFigure, Double>> byLabels = new TreeMap<>(BY_TEXT);
        for (Series series : kind.series()) {
            for (Metric metric : find(series, kind)) {
                byLabels.computeIfAbsent(
                                without(metric.labels(), series.where().keySet()),
                                labels -> new EnumMap<>(PoolFigure.class))
                        .put(series.figure(), metric.value());
            }
        }
        // Some kinds share a name with another; what a pool has in use none of them leaves out.
        byLabels.values().removeIf(figures -> !figures.containsKey(PoolFigure.ACTIVE));
        Map<String, Long> names = byLabels.keySet().stream()
                .collect(Collectors.groupingBy(labels -> name(kind, labels), Collectors.counting()));
        return byLabels.entrySet().stream()
                .map(pool -> new PoolFigures(
                                names.getOrDefault(name(kind, pool.getKey()), 0L) == 1
                                        ? name(kind, pool.getKey())
                                        : name(kind, pool.getKey()) + " " + new TreeMap<>(pool.getKey()),
                                pool.getValue())
                        .evidence())
                .toList();
    }

    private static String name(PoolMetrics kind, Map<String, String> labels) {
        return Objects.requireNonNullElse(label(labels, kind.nameLabel()), "default");
    }

    private List<Metric> find(Series series, PoolMetrics kind) {
        List<Metric> asMicrometerNamesIt = byName.getOrDefault(series.metric(), List.of());
        List<Metric> found = asMicrometerNamesIt.isEmpty()
                ? ENDINGS.stream()
                        .map(ending -> byName.getOrDefault(underscored(series.metric()) + ending, List.of()))
                        .filter(metrics -> !metrics.isEmpty())
                        .findFirst()
                        .orElse(List.of())
                : asMicrometerNamesIt;
        return found.stream()
                .filter(has(series.where(), String::equals))
                .filter(has(kind.where(), String::contains))
                .toList();
    }

    private static Predicate<Metric> has(Map<String, String> where, BiPredicate<String, String> holds) {
        return metric -> where.entrySet().stream().allMatch(wanted -> {
            String value = label(metric.labels(), wanted.getKey());
            return value != null && holds.test(value, wanted.getValue());
        });
    }

    private static Map<String, String> without(Map<String, String> labels, Set<String> names) {
        return labels.entrySet().stream()
                .filter(label -> names.stream().noneMatch(name -> isNamed(label.getKey(), name)))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static @Nullable String label(Map<String, String> labels, String name) {
        String dotted = labels.get(name);
        return dotted == null ? labels.get(underscored(name)) : dotted;
    }

    private static boolean isNamed(String label, String name) {
        return label.equals(name) || label.equals(underscored(name));
    }

    private static String underscored(String name) {
        return name.replace('.', '_');
    }
}
