package dev.poolproof.run.command;

import dev.poolproof.reports.format.JudgedRun;
import dev.poolproof.reports.format.ReportFormat;
import dev.poolproof.reports.format.SourceTree;
import dev.poolproof.reports.measure.Measure;
import dev.poolproof.reports.record.RunRecord;
import dev.poolproof.reports.sweep.Setup;
import dev.poolproof.reports.sweep.Sweep;
import dev.poolproof.reports.sweep.SweptRun;
import dev.poolproof.reports.sweep.Trial;
import dev.poolproof.run.ManyRuns;
import dev.poolproof.run.plan.Durations;
import dev.poolproof.run.plan.RunPlan;
import dev.poolproof.run.plan.ServicePlan;
import dev.poolproof.run.plan.UsageException;
import dev.poolproof.run.sweep.Pace;
import dev.poolproof.run.sweep.Turn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One sweep from its first run to what it tells. Keeps every run in a folder of its own. Used once, by one thread. */
final class SweepSession {

    private final SweepPlans plans;
    private final ManyRuns series;
    private final int rounds;
    private final Duration within;
    private final Consumer<String> out;
    private final List<Turn> turns;
    private final List<List<SweptRun>> made = new ArrayList<>();
    private @Nullable RunRecord first;
    private @Nullable String cutShort;
    private boolean interrupted;

    /** @param within how long all runs together may take */
    SweepSession(SweepPlans plans, ManyRuns series, int rounds, Duration within, Consumer<String> out) {
        this.plans = plans;
        this.series = series;
        this.rounds = rounds;
        this.within = within;
        this.out = out;
        this.turns = Turn.interleaved(plans.combinations().size(), rounds);
        plans.combinations().forEach(combination -> made.add(new ArrayList<>()));
    }

    /**
     * What was measured.
     *
     * @param sweep all of it
     * @param interrupted whether somebody ended it before its time
     */
    record Result(Sweep sweep, boolean interrupted) {}

    /**
     * Makes the runs, until time is up or somebody interrupts; what was measured by then is returned.
     *
     * @throws UsageException if the service refuses a combination, or time was up before the first run ended
     * @throws InterruptedException if interrupted before the first run ended
     */
    Result execute() throws InterruptedException {
        for (int combination = 0; combination < plans.combinations().size(); combination++) {
            series.rehearse(plans.of(new Turn(combination, 1)));
        }
        out.accept("%d runs in %d rounds, and one before them that does not count.".formatted(turns.size(), rounds));
        JudgedRun warmUp = JudgedRun.of(series.execute(plans.warmUp()));
        if (warmUp.wasInterrupted()) {
            throw new InterruptedException();
        }
        runAll();
        if (first == null && interrupted) {
            throw new InterruptedException();
        }
        if (first == null) {
            throw noTime();
        }
        return new Result(Sweep.of(setup(first), rounds, trials(), cutShort), interrupted);
    }

    private void runAll() {
        Pace pace = new Pace(within, turns.size(), plans.load().duration(), System::nanoTime);
        for (Turn turn : turns) {
            int number = turns.indexOf(turn);
            if (!pace.allowsAnother()) {
                cutShort = "Time was up after %d of %d runs (`--within %s`)."
                        .formatted(number, turns.size(), Durations.format(within));
                return;
            }
            JudgedRun judged = run(plans.of(turn));
            if (judged == null) {
                interrupted = true;
                cutShort = "Interrupted after %d of %d runs.".formatted(number, turns.size());
                return;
            }
            pace.ran();
            out.accept(line(number + 1, keep(turn, judged), turn)
                    + (number + 1 == turns.size() ? "" : ", about %s left".formatted(Pace.inWords(pace.left()))));
        }
    }

    /** Null where somebody interrupted it: half a run measures something else. */
    private @Nullable JudgedRun run(RunPlan plan) {
        try {
            JudgedRun judged = JudgedRun.of(series.execute(plan), SourceTree.of(List.of(RunFolder.home())));
            return judged.wasInterrupted() ? null : judged;
        } catch (InterruptedException | CancellationException e) {
            return null;
        }
    }

    private SweptRun keep(Turn turn, JudgedRun judged) {
        RunPlan plan = plans.of(turn);
        JudgedExecution.keep(judged, plan.folder());
        String page = SweepPlans.folderName(turn) + "/" + ReportFormat.HTML.fileName();
        SweptRun run = SweptRun.of(judged.run(), judged.verdict(), turn.round(), page);
        made.get(turn.combination()).add(run);
        first = first == null ? judged.run() : first;
        return run;
    }

    private List<Trial> trials() {
        List<Trial> trials = new ArrayList<>();
        for (int i = 0; i < made.size(); i++) {
            ServicePlan service = plans.services().get(i);
            long mayOpen = (long) service.pools() * service.poolMaximum();
            trials.add(new Trial(plans.combinations().get(i), mayOpen, made.get(i)));
        }
        return trials;
    }

    private Setup setup(RunRecord run) {
        return Setup.of(
                plans.folder().id(),
                run,
                plans.grid().axes().keySet(),
                plans.grid().fixed());
    }

    private String line(int number, SweptRun run, Turn turn) {
        return "%4d of %d  %s, round %d: %-7s  %s answers/s, p99 %s ms, acquire p99 %s ms, waiting %s, refused %s"
                .formatted(
                        number,
                        turns.size(),
                        plans.combinations().get(turn.combination()).label(),
                        turn.round(),
                        run.verdict(),
                        figure(run, Measure.THROUGHPUT),
                        figure(run, Measure.LATENCY_P99),
                        figure(run, Measure.ACQUIRE_P99),
                        figure(run, Measure.PENDING_MOST),
                        run.refused() == null ? "?" : run.refused());
    }

    private static String figure(SweptRun run, Measure measure) {
        Double figure = run.figures().get(measure);
        return figure == null ? "?" : String.format(Locale.ROOT, figure == Math.rint(figure) ? "%.0f" : "%.1f", figure);
    }

    private UsageException noTime() {
        return new UsageException("Time was up before the first run had ended: give a longer --within than %s."
                .formatted(Durations.format(within)));
    }
}
