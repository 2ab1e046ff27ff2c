package dev.poolproof.reports.format;

import dev.poolproof.reports.compare.ComparedRun;
import dev.poolproof.reports.compare.Comparison;
import dev.poolproof.reports.compare.Difference;
import dev.poolproof.reports.compare.FindingChange;
import dev.poolproof.reports.compare.FindingChange.Sightings;
import dev.poolproof.reports.compare.FindingChange.Status;
import dev.poolproof.reports.compare.MeasureChange;
import dev.poolproof.reports.compare.Reading;
import dev.poolproof.reports.compare.Result;
import dev.poolproof.reports.compare.Series;
import dev.poolproof.reports.compare.Side;
import dev.poolproof.reports.measure.Measure;
import dev.poolproof.reports.record.GuardEvidence.Site;
import dev.poolproof.reports.statistics.Interval;
import dev.poolproof.reports.statistics.Spread;
import dev.poolproof.reports.verdict.Invalid;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A comparison for programs: format {@code poolproof-comparison}, version 1. The records below are its shape; a component that
 * is renamed or removed needs a new version, one that is added does not.
 */
final class ComparisonJson {

    private static final String FORMAT = "poolproof-comparison";
    private static final int VERSION = 1;

    private static final JsonMapper MAPPER = new JsonMapper();

    String render(Comparison comparison) {
        return MAPPER.writer().with(JsonLayout.lines()).writeValueAsString(document(comparison)) + "\n";
    }

    private static Document document(Comparison comparison) {
        return new Document(
                FORMAT,
                VERSION,
                comparison.title(),
                comparison.result(),
                comparison.result().exitCode(),
                comparison.reasons(),
                side(comparison.before()),
                side(comparison.after()),
                comparison.findings().stream().map(ComparisonJson::found).toList(),
                comparison.measures().stream().map(ComparisonJson::measured).toList(),
                comparison.differences(),
                comparison.cautions());
    }

    private static ComparedSide side(Side side) {
        return new ComparedSide(
                side.name(), side.series().stream().map(ComparisonJson::series).toList());
    }

    private static ComparedSeries series(Series series) {
        Map<String, @Nullable Spread> figures = new LinkedHashMap<>();
        Arrays.stream(Measure.values()).forEach(measure -> figures.put(measure.id(), series.spread(measure)));
        return new ComparedSeries(
                series.label(),
                series.word(),
                figures,
                series.runs().stream().map(ComparisonJson::run).toList());
    }

    private static Run run(ComparedRun each) {
        var run = each.run().run();
        return new Run(
                run.id(),
                Instant.ofEpochMilli(run.startedAtEpochMillis()).toString(),
                run.poolproofVersion(),
                each.verdict().word(),
                each.verdict() instanceof Invalid invalid ? invalid.reasons() : List.of());
    }

    private static Found found(FindingChange change) {
        var finding = change.finding();
        return new Found(
                change.status(),
                change.counts(),
                finding.rule(),
                finding.role().name(),
                finding.cause(),
                finding.title(),
                finding.line(),
                finding.routes(),
                finding.explainedBy(),
                change.before(),
                change.after(),
                finding.fingerprint().value());
    }

    private static Measured measured(MeasureChange change) {
        return new Measured(
                change.measure().id(),
                change.measure().unit(),
                change.measure().better(),
                change.before(),
                change.after(),
                change.ratio(),
                change.reading());
    }

    /** The whole file. */
    record Document(
            String format,
            int version,
            String title,
            Result result,
            int exitCode,
            List<String> reasons,
            ComparedSide before,
            ComparedSide after,
            List<Found> findings,
            List<Measured> measures,
            List<Difference> differences,
            List<String> cautions) {}

    record ComparedSide(String name, List<ComparedSeries> series) {}

    record ComparedSeries(String label, String verdict, Map<String, @Nullable Spread> figures, List<Run> runs) {}

    record Run(String id, String startedAt, String poolproofVersion, String verdict, List<Invalid.Reason> reasons) {}

    record Found(
            Status status,
            boolean counts,
            String rule,
            String role,
            @Nullable String cause,
            String title,
            @Nullable Site line,
            List<String> routes,
            List<String> explainedBy,
            Sightings before,
            Sightings after,
            String fingerprint) {}

    record Measured(
            String id,
            String unit,
            Measure.Better better,
            List<Double> before,
            List<Double> after,
            @Nullable Interval ratio,
            Reading reading) {}
}
