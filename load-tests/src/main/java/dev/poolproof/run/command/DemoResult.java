package dev.poolproof.run.command;

import dev.poolproof.reports.compare.ComparedRun;
import dev.poolproof.reports.compare.Comparison;
import dev.poolproof.reports.compare.Side;
import dev.poolproof.reports.format.JudgedRun;
import dev.poolproof.reports.format.ReportFormat;
import dev.poolproof.reports.record.PlanFacts.SeededVariant;
import dev.poolproof.reports.verdict.Fail;
import dev.poolproof.reports.verdict.Finding;
import dev.poolproof.reports.verdict.Pass;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What the stages of a demo came to.
 *
 * @param runs the stages, in order
 */
record DemoResult(Map<DemoStage, JudgedRun> runs) {

    private static final String NO_FINDING = "none";

    DemoResult {
        runs = Collections.unmodifiableMap(new EnumMap<>(runs));
    }

    /** Whether every seeded mistake was found, and the repaired service passed. */
    boolean isAsExpected() {
        return runs.values().stream().allMatch(DemoResult::isAsExpected);
    }

    /** The incident before and after its repair. */
    Comparison comparison() {
        return Comparison.of(
                "The incident, before and after its repair",
                Side.of("before", compared("before")),
                Side.of("after", compared("after")));
    }

    private List<ComparedRun> compared(String side) {
        return runs.entrySet().stream()
                .filter(run -> run.getKey().side().equals(side))
                .map(run -> new ComparedRun(
                        run.getValue().run(),
                        run.getValue().verdict(),
                        run.getKey().folder() + "/" + ReportFormat.HTML.fileName()))
                .toList();
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
                && fail.findings().stream()
                        .map(Finding::rule)
                        .collect(Collectors.toSet())
                        .containsAll(expected)
                && expected.contains(fail.findings().get(0).rule());
    }
}
