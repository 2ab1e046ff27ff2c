package dev.poolproof.run.command;

import dev.poolproof.reports.format.ConsoleReport;
import dev.poolproof.reports.format.JudgedRun;
import dev.poolproof.reports.format.ReportFormat;
import dev.poolproof.reports.record.RunRecord;
import dev.poolproof.run.Watch;
import dev.poolproof.run.WatchedServer;
import dev.poolproof.run.load.Load;
import dev.poolproof.run.plan.Timing;
import dev.poolproof.run.plan.UsageException;
import dev.poolproof.run.plan.WatchPlan;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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

    private static final String ELSEWHERE = "a load from elsewhere";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private WatchedServerOptions server = new WatchedServerOptions();

    @Option(
            names = "--target",
            paramLabel = "URL",
            description = {
                "An instance of the service, may be repeated, for example http://127.0.0.1:8080: its guard and its metrics are asked",
                "at the usual paths, where they answer."
            })
    private List<URI> targets = new ArrayList<>();

    @Mixin
    private PoolEvidenceOptions pools = new PoolEvidenceOptions();

    @Option(
            names = "--expect-pool-max",
            paramLabel = "COUNT",
            description = {
                "The most sessions that the service may keep at rest: the maximum of its pools, together. With it one run tells a",
                "pool that has grown from one that leaks."
            })
    private @Nullable Integer expectedMaximum;

    @Mixin
    private WatchedLoadOptions loads = new WatchedLoadOptions();

    @Option(
            names = "--drain",
            paramLabel = "DURATION",
            converter = DurationConverter.class,
            defaultValue = "10s",
            description = "How long what still works after the load may take (default: ${DEFAULT-VALUE}).")
    private Duration drain = Timing.DEFAULT.drainPatience();

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
        WatchedServer watched = server.server();
        targets.forEach(ServiceAddress::require);
        try (Load load = loads.load()) {
            RunFolder folder = RunFolder.create(runs.root());
            try {
                RunRecord record = new Watch(
                                plan(folder),
                                watched,
                                load,
                                new WatchLines(spec.commandLine().getErr()))
                        .execute();
                JudgedRun judged = known.apply(JudgedRun.of(record, sources.tree()));
                JudgedExecution.keep(judged, folder.path());
                String page =
                        folder.path().resolve(ReportFormat.HTML.fileName()).toString();
                PrintWriter out = spec.commandLine().getOut();
                out.print(new ConsoleReport(Terminal.wantsColour()).render(judged, page));
                out.flush();
                return judged.exitCode();
            } catch (UsageException e) {
                throw folder.refused(e);
            } catch (InterruptedException | CancellationException e) {
                folder.removeUnlessRecorded();
                throw e;
            }
        }
    }

    private WatchPlan plan(RunFolder folder) {
        Timing pace = Timing.DEFAULT;
        String program = loads.program();
        return new WatchPlan(
                folder.id(),
                label != null ? label : program != null ? program : ELSEWHERE,
                targets,
                pools.plan(),
                new Timing(
                        pace.sampleInterval(), pace.settlePatience(), drain, pace.grace(), pace.warmUp(), pace.poll()),
                loads.repeat(),
                program,
                expectedMaximum);
    }
}
