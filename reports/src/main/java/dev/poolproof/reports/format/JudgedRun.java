package dev.poolproof.reports.format;

import dev.poolproof.reports.baseline.Baseline;
import dev.poolproof.reports.record.Incident;
import dev.poolproof.reports.record.LoadFacts;
import dev.poolproof.reports.record.RunRecord;
import dev.poolproof.reports.record.WatchFacts;
import dev.poolproof.reports.verdict.Judge;
import dev.poolproof.reports.verdict.Pass;
import dev.poolproof.reports.verdict.RunFigures;
import dev.poolproof.reports.verdict.Verdict;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A run and the verdict on it.
 *
 * @param run the run
 * @param verdict the verdict
 * @param sources the watched service's sources, as far as they are at hand
 */
public record JudgedRun(RunRecord run, Verdict verdict, SourceTree sources) {

    /** The exit code where connections are clean and the command that was the load failed. */
    public static final int COMMAND_FAILED = 3;

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

    /** The exit code of a command that ends with this run: the verdict's, or {@value #COMMAND_FAILED} where only the load failed. */
    public int exitCode() {
        return verdict instanceof Pass && commandFailed() ? COMMAND_FAILED : verdict.exitCode();
    }

    /** Whether the load was a command and said that it failed. */
    public boolean commandFailed() {
        Integer ended = commandExit();
        return ended != null && ended != 0;
    }

    /** How the command that was the load ended, null where it was none. */
    public @Nullable Integer commandExit() {
        LoadFacts load = run.load();
        return load == null ? null : load.exitCode();
    }

    /** The verdict as a heading, with how the command ended where that is worth one. */
    public String title() {
        return verdict.title() + (exitCode() == COMMAND_FAILED ? ", but the command failed" : "");
    }

    /** The command that was the load, and how it ended; empty where the load was none. */
    Optional<String> commandInWords() {
        WatchFacts watch = run.plan().watch();
        Integer ended = commandExit();
        if (watch == null || watch.program() == null) {
            return Optional.empty();
        }
        String how = ended == null
                ? " was ended when its time was over"
                : ended == 0 ? " succeeded" : " failed with exit code " + ended;
        return Optional.of(watch.program() + (run.load() == null ? " did not end" : how) + ".");
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
