package dev.poolproof.run.command;

import dev.poolproof.reports.budget.Budget;
import dev.poolproof.reports.budget.Fleet;
import dev.poolproof.reports.budget.Limits;
import dev.poolproof.reports.budget.Share;
import dev.poolproof.reports.format.JudgedRun;
import dev.poolproof.reports.format.Reports;
import dev.poolproof.reports.format.SourceTree;
import dev.poolproof.reports.record.RunFile;
import dev.poolproof.reports.record.RunRecord;
import dev.poolproof.reports.verdict.BudgetWording;
import dev.poolproof.run.Run;
import dev.poolproof.run.RunProgress;
import dev.poolproof.run.load.GatlingLoad;
import dev.poolproof.run.plan.RunPlan;
import dev.poolproof.run.plan.ServicePlan;
import dev.poolproof.run.plan.UsageException;
import dev.poolproof.run.provision.Database;
import dev.poolproof.run.target.ServiceCatalogue;
import dev.poolproof.run.target.ServiceJar;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A run with its record kept, judged and reported.
 *
 * @param serviceJar the reference service
 * @param catalogue its variants
 * @param progress hears what goes on
 */
record JudgedExecution(ServiceJar serviceJar, ServiceCatalogue catalogue, RunProgress progress) {

    /**
     * Carries out the plan. Database and load generator stay the caller's.
     *
     * @throws UsageException if the plan cannot be carried out, or its folder not be written
     * @throws InterruptedException if interrupted before there was anything to record
     */
    JudgedRun execute(RunPlan plan, Database database, GatlingLoad load) throws InterruptedException {
        return execute(plan, database, load, UnaryOperator.identity());
    }

    /**
     * As {@link #execute(RunPlan, Database, GatlingLoad)}.
     *
     * @param baseline what a baseline makes of the judged run
     */
    JudgedRun execute(RunPlan plan, Database database, GatlingLoad load, UnaryOperator<JudgedRun> baseline)
            throws InterruptedException {
        requireRoomFor(plan, database);
        RunRecord record = new Run(plan, database, load, serviceJar, catalogue, progress).execute();
        JudgedRun judged = baseline.apply(JudgedRun.of(record, SourceTree.of(List.of(RunFolder.home()))));
        keep(judged, plan.folder());
        return judged;
    }

    /**
     * Writes the record and all reports of a run.
     *
     * @throws UsageException if the folder cannot be written
     */
    static void keep(JudgedRun judged, Path folder) {
        try {
            RunFile.write(folder.resolve(RunFolder.RECORD), judged.run());
            Reports.write(judged, folder);
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
    }

    static UsageException unwritable(Path folder, IOException e) {
        return new UsageException(
                "The run cannot be kept in %s (%s): free space there, or give another folder with --runs FOLDER."
                        .formatted(folder, RunFolder.reason(e)),
                e);
    }

    /**
     * Refuses a pool that is larger than the server: it could never open what it may.
     *
     * @throws UsageException if one pool of the service may open more connections than the server takes
     */
    static void requireRoomForOnePool(ServicePlan service, Database database) {
        int limit = database.facts().maxConnections();
        int largestPool = limit - 1;
        if (service.poolMaximum() > largestPool) {
            throw new UsageException(
                    "One pool may open %d connections, but the server takes %d in all and keeps 1 for its administrator: give --set pool.maximum=%d or less, or --max-connections %d or more."
                            .formatted(service.poolMaximum(), limit, largestPool, service.poolMaximum() + 1));
        }
    }

    private void requireRoomFor(RunPlan plan, Database database) {
        requireRoomForOnePool(plan.service(), database);
        Share pools = new Share("pools", plan.service().pools(), plan.service().poolMaximum(), null);
        Limits limits = new Limits(database.facts().maxConnections(), Limits.DEFAULT_RESERVE, null);
        progress.say("Budget: "
                + BudgetWording.sentence(
                        new Budget(Fleet.of(pools), plan.instances().most(), limits)));
    }
}
