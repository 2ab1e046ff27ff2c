package dev.poolproof.reports.compare;

import dev.poolproof.reports.record.RunRecord;
import dev.poolproof.reports.verdict.Invalid;
import dev.poolproof.reports.verdict.Judge;
import dev.poolproof.reports.verdict.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * A run on one side of a comparison.
 *
 * @param run the run
 * @param verdict the verdict on it
 * @param report where its own page lies, relative to the page of the comparison; null for no link
 */
public record ComparedRun(
        RunRecord run, Verdict verdict, @Nullable String report) {

    /** Judges a run. */
    public static ComparedRun of(RunRecord run, @Nullable String report) {
        return new ComparedRun(run, Judge.judge(run), report);
    }

    /** Whether its evidence proves anything. */
    public boolean isValid() {
        return !(verdict instanceof Invalid);
    }
}
