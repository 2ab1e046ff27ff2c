package dev.poolproof.reports.format;

import dev.poolproof.reports.record.Incident;
import dev.poolproof.reports.record.RunRecord;
import dev.poolproof.reports.verdict.Judge;
import dev.poolproof.reports.verdict.RunFigures;
import dev.poolproof.reports.verdict.Verdict;

/**
 * A run and the verdict on it.
 *
 * @param run the run
 * @param verdict the verdict
 */
public record JudgedRun(RunRecord run, Verdict verdict) {

    /** Judges a run. */
    public static JudgedRun of(RunRecord run) {
        return new JudgedRun(run, Judge.judge(run));
    }

    /** Whether somebody ended the run before its time. */
    public boolean wasInterrupted() {
        return run.incidents().stream().anyMatch(incident -> incident.kind() == Incident.Kind.INTERRUPTED);
    }

    /** The figures that people quote of it. */
    public RunFigures figures() {
        return RunFigures.of(run);
    }
}
