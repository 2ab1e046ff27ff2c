package dev.poolproof.reports.format;

import dev.poolproof.reports.baseline.Baseline;
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
 * @param sources the watched service's sources, as far as they are at hand
 */
public record JudgedRun(RunRecord run, Verdict verdict, SourceTree sources) {

    /** Judges a run whose sources are not at hand. */
    public static JudgedRun of(RunRecord run) {
        return of(run, SourceTree.none());
    }

    /** Judges a run. The sources change nothing of the verdict, only how a report names a line's file. */
    public static JudgedRun of(RunRecord run, SourceTree sources) {
        return new JudgedRun(run, Judge.judge(run), sources);
    }

    /** The same run, judged in the light of a baseline. */
    public JudgedRun accepting(Baseline baseline) {
        return new JudgedRun(run, baseline.applyTo(verdict), sources);
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
