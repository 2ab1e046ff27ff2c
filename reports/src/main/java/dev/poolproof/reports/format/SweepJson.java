package dev.poolproof.reports.format;

import dev.poolproof.reports.measure.Measure;
import dev.poolproof.reports.record.Environment;
import dev.poolproof.reports.record.PlanFacts.SeededVariant;
import dev.poolproof.reports.statistics.Interval;
import dev.poolproof.reports.statistics.Spread;
import dev.poolproof.reports.sweep.Combination;
import dev.poolproof.reports.sweep.Ranked;
import dev.poolproof.reports.sweep.Ranking;
import dev.poolproof.reports.sweep.Setup;
import dev.poolproof.reports.sweep.Sweep;
import dev.poolproof.reports.sweep.SweptRun;
import dev.poolproof.reports.sweep.Trial;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A sweep for programs: format {@code poolproof-sweep}, version 1. The records below are its shape; a component that is renamed or
 * removed needs a new version, one that is added does not.
 */
final class SweepJson {

    private static final String FORMAT = "poolproof-sweep";
    private static final int VERSION = 1;

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    String render(Sweep sweep) {
        return MAPPER.writer().with(JsonLayout.lines()).writeValueAsString(document(sweep)) + "\n";
    }

    private static Document document(Sweep sweep) {
        Setup setup = sweep.setup();
        Ranking ranking = sweep.ranking();
        return new Document(
                FORMAT,
                VERSION,
                setup.id(),
                setup.poolproofVersion(),
                Instant.ofEpochMilli(setup.startedAtEpochMillis()).toString(),
                new Told(
                        ranking.answer().name(),
                        ranking.answer().exitCode(),
                        settings(ranking.smallest()),
                        settings(ranking.best().orElse(null)),
                        sweep.story()),
                new Plan(
                        setup.ratePerSecond(),
                        setup.loadMillis(),
                        setup.tenants(),
                        setup.variants(),
                        setup.faults(),
                        setup.settings(),
                        sweep.rounds()),
                setup.environment(),
                setup.serverTakes() == 0 ? null : Integer.valueOf(setup.serverTakes()),
                sweep.cutShort(),
                ranking.ranked().stream().map(SweepJson::tried).toList());
    }

    private static Tried tried(Ranked ranked) {
        Trial trial = ranked.trial();
        return new Tried(
                settings(trial),
                trial.mayOpen(),
                ranked.standing().name(),
                ranked.throughput(),
                ranked.latency(),
                byMeasure(measure -> trial.spread(measure).orElse(null)),
                trial.runs().stream().map(SweepJson::run).toList());
    }

    private static Run run(SweptRun run) {
        return new Run(
                run.id(),
                run.round(),
                run.verdict(),
                run.causes(),
                run.failures(),
                run.refused(),
                byMeasure(run.figures()::get),
                run.report());
    }

    private static <T> Map<String, T> byMeasure(Function<Measure, @Nullable T> figure) {
        Map<String, T> figures = new LinkedHashMap<>();
        for (Measure measure : Measure.values()) {
            T known = figure.apply(measure);
            if (known != null) {
                figures.put(measure.id(), known);
            }
        }
        return figures;
    }

    private static @Nullable Map<String, String> settings(@Nullable Trial trial) {
        if (trial == null) {
            return null;
        }
        Map<String, String> settings = new LinkedHashMap<>();
        for (Combination.Setting setting : trial.combination().settings()) {
            settings.put(setting.name(), setting.value());
        }
        return settings;
    }

    /** The whole file. */
    record Document(
            String format,
            int version,
            String id,
            String poolproofVersion,
            String startedAt,
            Told answer,
            Plan plan,
            Environment environment,
            @Nullable Integer serverTakes,
            @Nullable String cutShort,
            List<Tried> settings) {}

    record Told(
            String kind,
            int exitCode,
            @Nullable Map<String, String> smallest,
            @Nullable Map<String, String> best,
            List<String> sentences) {}

    record Plan(
            double ratePerSecond,
            long loadMillis,
            int tenants,
            List<SeededVariant> variants,
            List<String> faults,
            Map<String, String> settings,
            int rounds) {}

    record Tried(
            @Nullable Map<String, String> settings,
            long mayOpen,
            String standing,
            @Nullable Interval throughputToBest,
            @Nullable Interval latencyP99ToBest,
            Map<String, Spread> figures,
            List<Run> runs) {}

    record Run(
            String id,
            int round,
            String verdict,
            List<String> causes,
            @Nullable Long failures,
            @Nullable Long refused,
            Map<String, Double> figures,
            @Nullable String report) {}
}
