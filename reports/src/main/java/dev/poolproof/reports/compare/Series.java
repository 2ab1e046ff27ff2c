package dev.poolproof.reports.compare;

import dev.poolproof.reports.measure.Measure;
import dev.poolproof.reports.record.Environment.DatabaseFacts;
import dev.poolproof.reports.record.PlanFacts;
import dev.poolproof.reports.record.RunRecord;
import dev.poolproof.reports.statistics.Spread;
import dev.poolproof.reports.verdict.Fail;
import dev.poolproof.reports.verdict.Finding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Runs of one plan against one kind of server: repetitions of each other.
 *
 * @param runs the runs, at least one
 */
public record Series(List<ComparedRun> runs) {

    public Series {
        runs = List.copyOf(runs);
        if (runs.isEmpty()) {
            throw new IllegalArgumentException("A series is of runs, but there is none");
        }
    }

    /** Puts repetitions together, in the order of the first of each. */
    static List<Series> among(List<ComparedRun> runs) {
        Map<Kind, List<ComparedRun>> byKind = new LinkedHashMap<>();
        runs.forEach(each -> byKind.computeIfAbsent(Kind.of(each.run()), absent -> new ArrayList<>())
                .add(each));
        return byKind.values().stream().map(Series::new).toList();
    }

    /** What its runs show, in the words of the first. */
    public String label() {
        return runs.get(0).run().run().label();
    }

    /** The runs whose evidence proves something; the others tell neither findings nor figures. */
    public List<ComparedRun> valid() {
        return runs.stream().filter(ComparedRun::isValid).toList();
    }

    /** {@code FAIL} where one of them failed, {@code PASS} where all that prove something passed, else {@code INVALID}. */
    public String word() {
        if (valid().isEmpty()) {
            return "INVALID";
        }
        return valid().stream().anyMatch(run -> run.verdict() instanceof Fail) ? "FAIL" : "PASS";
    }

    /** The run to show for all: the first one with the verdict of the series. */
    public ComparedRun shown() {
        return runs.stream()
                .filter(run -> run.verdict().word().equals(word()))
                .findFirst()
                .orElseThrow();
    }

    /** The finding to act on first, null where there is none or nothing is proven. */
    public @Nullable Finding lead() {
        List<Finding> findings = shown().verdict().findings();
        return valid().isEmpty() || findings.isEmpty() ? null : findings.get(0);
    }

    /** A figure of each run that proves something, without those that did not record it. */
    public List<Double> figures(Function<RunRecord, @Nullable Double> figure) {
        return valid().stream()
                .map(each -> figure.apply(each.run()))
                .flatMap(Stream::ofNullable)
                .toList();
    }

    /** How a measure lies over the runs; null where none recorded it. */
    public @Nullable Spread spread(Measure measure) {
        return Spread.of(figures(measure::of)).orElse(null);
    }

    /** What makes two runs repetitions of each other. */
    private record Kind(PlanFacts plan, DatabaseFacts database) {
        static Kind of(RunRecord run) {
            DatabaseFacts facts = run.environment().database();
            return new Kind(
                    run.plan(),
                    new DatabaseFacts(
                            facts.provision(),
                            null,
                            facts.engine(),
                            facts.engineVersion(),
                            facts.maxConnections(),
                            facts.driver()));
        }
    }
}
