package dev.poolproof.run.command;

import dev.poolproof.reports.format.JudgedRun;
import dev.poolproof.run.RunProgress;
import dev.poolproof.run.Watch;
import dev.poolproof.run.WatchedServer;
import dev.poolproof.run.command.DriveOptions.Drive;
import dev.poolproof.run.load.Load;
import dev.poolproof.run.plan.WatchPlan;
import org.jspecify.annotations.Nullable;

/**
 * A run of somebody's service under a load of ours.
 *
 * @param service what is watched
 * @param drive the load
 * @param repeat how often it is sent
 * @param label what the run shows, null for the load's own name
 */
record DrivenRun(
        WatchedServiceOptions service,
        Drive drive,
        int repeat,
        @Nullable String label) {

    /**
     * Carries it out.
     *
     * @throws dev.poolproof.run.plan.UsageException if it cannot be
     * @throws InterruptedException if interrupted before there was anything to record
     */
    JudgedRun execute(WatchedExecution execution, RunProgress progress) throws InterruptedException {
        WatchPlan plan = service.plan(execution.folder().id(), label, repeat, drive.known());
        WatchedServer server = service.server();
        if (drive.note() != null) {
            progress.say(drive.note());
        }
        try (Load load = drive.generator().start(execution.folder().path(), repeat)) {
            return execution.execute(new Watch(plan, server, load, progress));
        }
    }
}
