package dev.poolproof.run.command;

import dev.poolproof.reports.format.JudgedRun;
import dev.poolproof.run.RunProgress;
import dev.poolproof.run.Watch;
import dev.poolproof.run.WatchedServer;
import dev.poolproof.run.load.Load;
import dev.poolproof.run.plan.UsageException;
import dev.poolproof.run.plan.WatchPlan;
import dev.poolproof.run.plan.WatchedLoad;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Watches somebody's service while any command, or a load from elsewhere, loads it, and gives a verdict. */
@Command(
        name = "watch",
        description = {
            "Watches a service of yours while a command of yours loads it, and gives a verdict: from its database server alone, in",
            "any language; better with its pools' metrics, best with the guard in it. The command's output passes through; what",
            "Poolproof says meanwhile goes to standard error.",
            "Exit code 3: every connection came back, but the command failed."
        },
        sortOptions = false,
        mixinStandardHelpOptions = true,
        versionProvider = Poolproof.BuildVersion.class)
final class WatchCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private WatchedServiceOptions service = new WatchedServiceOptions();

    @Mixin
    private WatchedLoadOptions loads = new WatchedLoadOptions();

    @Mixin
    private BaselineOption baseline = new BaselineOption();

    @Mixin
    private SourcesOption sources = new SourcesOption();

    @Mixin
    private RunsOption runs = new RunsOption();

    @Option(names = "--label", paramLabel = "TEXT", description = "What is watched, for the reports.")
    private @Nullable String label;

    @Override
    public Integer call() throws InterruptedException {
        UnaryOperator<JudgedRun> known = baseline.read();
        WatchedServer server = service.server();
        service.targets();
        try (Load load = loads.load()) {
            RunFolder folder = RunFolder.create(runs.root());
            try {
                WatchPlan plan = service.plan(folder.id(), label, loads.repeat(), WatchedLoad.sentBy(loads.program()));
                RunProgress lines = new WatchLines(spec.commandLine().getErr());
                WatchedExecution execution = new WatchedExecution(folder, sources.tree(), known);
                JudgedRun judged = execution.execute(new Watch(plan, server, load, lines));
                execution.show(judged, spec.commandLine().getOut());
                return judged.exitCode();
            } catch (UsageException e) {
                throw folder.refused(e);
            } catch (InterruptedException | CancellationException e) {
                folder.removeUnlessRecorded();
                throw e;
            }
        }
    }
}
