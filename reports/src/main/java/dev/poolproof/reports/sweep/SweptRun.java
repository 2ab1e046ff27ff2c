package dev.poolproof.reports.sweep;

import dev.poolproof.reports.measure.Measure;
import dev.poolproof.reports.record.RunRecord;
import dev.poolproof.reports.verdict.Finding;
import dev.poolproof.reports.verdict.Pass;
import dev.poolproof.reports.verdict.RunFigures;
import dev.poolproof.reports.verdict.Verdict;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one run of a sweep came to.
 *
 * @param id the run's id
 * @param round in which round it ran, from 1
 * @param verdict the verdict's word
 * @param causes the rules that found a cause, in the verdict's order
 * @param passed whether the verdict is a pass
 * @param failures requests that ended otherwise than they should have, null where unknown
 * @param refused sessions that the server refused during the load, null where unknown
 * @param figures what was measured; a measure that the run did not record is missing
 * @param report where its own page lies, relative to the sweep's; null for no link
 */
public record SweptRun(
        String id,
        int round,
        String verdict,
        List<String> causes,
        boolean passed,
        @Nullable Long failures,
        @Nullable Long refused,
        Map<Measure, Double> figures,
        @Nullable String report) {

    public SweptRun {
        causes = List.copyOf(causes);
        Map<Measure, Double> inOrder = new EnumMap<>(Measure.class);
        inOrder.putAll(figures);
        figures = Collections.unmodifiableMap(inOrder);
    }

    /** A run that was recorded and judged. */
    public static SweptRun of(RunRecord run, Verdict verdict, int round, @Nullable String report) {
        Map<Measure, Double> figures = new EnumMap<>(Measure.class);
        for (Measure measure : Measure.values()) {
            Double figure = measure.of(run);
            if (figure != null) {
                figures.put(measure, figure);
            }
        }
        RunFigures counted = RunFigures.of(run);
        return new SweptRun(
                run.run().id(),
                round,
                verdict.word(),
                verdict.causes().stream().map(Finding::rule).distinct().toList(),
                verdict instanceof Pass,
                counted.failures(),
                counted.refusedByServer(),
                figures,
                report);
    }

    /** The same without a link to its page. */
    SweptRun withoutReport() {
        return new SweptRun(id, round, verdict, causes, passed, failures, refused, figures, null);
    }
}
