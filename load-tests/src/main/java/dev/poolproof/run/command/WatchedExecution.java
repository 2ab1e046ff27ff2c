package dev.poolproof.run.command;

import dev.poolproof.reports.format.ConsoleReport;
import dev.poolproof.reports.format.JudgedRun;
import dev.poolproof.reports.format.ReportFormat;
import dev.poolproof.reports.format.SourceTree;
import dev.poolproof.reports.record.RunRecord;
import dev.poolproof.run.Watch;
import java.io.PrintWriter;
import java.util.function.UnaryOperator;

/**
 * A watch with its record kept, judged and reported.
 *
 * @param folder where everything of it is written
 * @param sources where lines of code are looked up
 * @param baseline what a baseline makes of the judged run
 */
record WatchedExecution(RunFolder folder, SourceTree sources, UnaryOperator<JudgedRun> baseline) {

    /**
     * Carries it out. The load stays the caller's.
     *
     * @throws dev.poolproof.run.plan.UsageException if nobody shows anything, or the folder cannot be written
     * @throws InterruptedException if interrupted before there was anything to record
     */
    JudgedRun execute(Watch watch) throws InterruptedException {
        RunRecord record = watch.execute();
        JudgedRun judged = baseline.apply(JudgedRun.of(record, sources));
        JudgedExecution.keep(judged, folder.path());
        return judged;
    }

    /** Prints what people read first. */
    void show(JudgedRun judged, PrintWriter out) {
        String page = folder.path().resolve(ReportFormat.HTML.fileName()).toString();
        out.print(new ConsoleReport(Terminal.wantsColour()).render(judged, page));
        out.flush();
    }
}
