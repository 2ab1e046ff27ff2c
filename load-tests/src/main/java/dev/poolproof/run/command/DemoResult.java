package dev.poolproof.run.command;

import dev.poolproof.reports.format.JudgedRun;
import dev.poolproof.reports.record.GuardEvidence.Site;
import dev.poolproof.reports.record.Outcome;
import dev.poolproof.reports.record.PlanFacts.SeededVariant;
import dev.poolproof.reports.verdict.Fail;
import dev.poolproof.reports.verdict.Finding;
import dev.poolproof.reports.verdict.Pass;
import dev.poolproof.reports.verdict.RunFigures;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the stages of a demo came to.
 *
 * @param runs the stages, in order
 */
record DemoResult(List<JudgedRun> runs) {

    private static final String NO_FINDING = "none";
    private static final String LABEL = "%-30s";
    private static final String CELL = " %-22s";

    DemoResult {
        runs = List.copyOf(runs);
    }

    /** Whether every seeded mistake was found, and the repaired service passed. */
    boolean isAsExpected() {
        return runs.stream().allMatch(DemoResult::isAsExpected);
    }

    private static boolean isAsExpected(JudgedRun run) {
        Set<String> expected = run.run().plan().variants().stream()
                .map(SeededVariant::expectedFinding)
                .filter(finding -> !finding.equals(NO_FINDING))
                .collect(Collectors.toCollection(TreeSet::new));
        if (expected.isEmpty()) {
            return run.verdict() instanceof Pass;
        }
        return run.verdict() instanceof Fail fail
                && fail.findings().stream().map(Finding::rule).collect(Collectors.toSet()).containsAll(expected)
                && expected.contains(fail.findings().get(0).rule());
    }

    /** Before and after, a column each. */
    String table() {
        StringBuilder table = new StringBuilder();
        row(table, "", run -> run.run().run().label());
        row(table, "requests", run -> figure(run.figures().requests()));
        row(table, "failed", run -> figure(run.figures().failures()));
        for (Outcome kind : kinds()) {
            row(table, "  " + kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' '), run -> figure(
                    run.figures().failuresByKind().getOrDefault(kind, 0L)));
        }
        row(table, "active after the drain", run -> figure(run.figures().activeAfterDrain()));
        row(table, "live pools", run -> figure(run.figures().livePools()));
        row(table, "server sessions", run -> figure(run.figures().serverSessions()));
        row(table, "sessions refused", run -> figure(run.figures().refusedByServer()));
        row(table, "verdict", run -> run.verdict().word());
        row(table, "cause", run -> run.verdict().causes().stream()
                .findFirst()
                .map(Finding::rule)
                .orElse("-"));
        row(table, "line", run -> run.verdict().causes().stream()
                .findFirst()
                .map(Finding::line)
                .map(Site::shortForm)
                .orElse("-"));
        return table.toString();
    }

    private Set<Outcome> kinds() {
        return runs.stream()
                .map(JudgedRun::figures)
                .map(RunFigures::failuresByKind)
                .flatMap(kinds -> kinds.keySet().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void row(StringBuilder table, String label, Function<JudgedRun, String> cell) {
        StringBuilder row = new StringBuilder(LABEL.formatted(label));
        runs.forEach(run -> row.append(CELL.formatted(cell.apply(run))));
        table.append(row.toString().stripTrailing()).append(System.lineSeparator());
    }

    private static String figure(@Nullable Long figure) {
        return figure == null ? "?" : Long.toString(figure);
    }
}
