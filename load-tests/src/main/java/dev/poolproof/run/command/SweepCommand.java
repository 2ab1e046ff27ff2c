package dev.poolproof.run.command;

import dev.poolproof.reports.format.SweepFormat;
import dev.poolproof.reports.format.SweepReports;
import dev.poolproof.reports.format.SweepText;
import dev.poolproof.reports.statistics.MedianRatio;
import dev.poolproof.reports.sweep.Sweep;
import dev.poolproof.run.ManyRuns;
import dev.poolproof.run.RunProgress;
import dev.poolproof.run.load.GatlingLoad;
import dev.poolproof.run.plan.LoadSettings;
import dev.poolproof.run.plan.UsageException;
import dev.poolproof.run.provision.Database;
import dev.poolproof.run.sweep.Grid;
import dev.poolproof.run.sweep.Pace;
import dev.poolproof.run.target.ServiceCatalogue;
import dev.poolproof.run.target.ServiceJar;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Compares settings of the service under the same load. */
@Command(
        name = "sweep",
        description = {
            "Runs the reference service with every combination of settings, each several times and all interleaved, and",
            "says which is the smallest that is as good as the best. Write the values of a setting with commas:",
            "--set pool.maximum=10,20 --set pool.tcp-keep-alive=off,on (or pool.keepalive). A setting may stand for another's",
            "value: --set pool.minimum-idle=pool.maximum makes pools of fixed size.",
            "Exit code 0: a setting was found; 1: every setting fails; 2: the noise or the evidence allows no answer."
        },
        sortOptions = false,
        mixinStandardHelpOptions = true,
        versionProvider = Poolproof.BuildVersion.class)
final class SweepCommand implements Callable<Integer> {

    private static final int MOST_ROUNDS = 50;

    @Mixin
    private ServiceOptions service = new ServiceOptions();

    @Option(
            names = "--repeats",
            paramLabel = "COUNT",
            defaultValue = "6",
            description = "How often each combination is run, 1 to " + MOST_ROUNDS + "; below "
                    + MedianRatio.FEWEST_RUNS
                    + " valid runs the noise between them is unknown (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(
            names = "--within",
            paramLabel = "TIME",
            defaultValue = "30m",
            converter = DurationConverter.class,
            description =
                    "How long all runs together may take; what was measured by then is kept (default: ${DEFAULT-VALUE}).")
    private Duration within = Duration.ofMinutes(30);

    @Mixin
    private LoadOptions load = new LoadOptions();

    @Mixin
    private DatabaseOptions database = new DatabaseOptions();

    @Mixin
    private RunsOption runs = new RunsOption();

    @Mixin
    private EvidenceOption evidence = new EvidenceOption();

    @Option(
            names = "--reports",
            paramLabel = "FOLDER",
            description = "Writes the sweep's reports into this folder as well, without links to its runs.")
    private @Nullable Path reports;

    @Override
    public Integer call() throws InterruptedException {
        if (rounds < 1 || rounds > MOST_ROUNDS) {
            throw new UsageException("--repeats is %d, but must be between 1 and %d.".formatted(rounds, MOST_ROUNDS));
        }
        ServiceJar jar = ServiceJar.locate();
        LoadSettings settings = load.settings();
        Grid grid = Grid.of(service.settings());
        Pace.requireTime(within, grid.combinations().size() * rounds, settings.duration());
        RunFolder folder = RunFolder.create(runs.root());
        try (LiveLine live = LiveLine.onStandardOutput()) {
            SweepSession.Result result = execute(jar, settings, grid, folder, live);
            live.close();
            return show(result, folder);
        } catch (UsageException e) {
            throw folder.refused(e);
        } catch (InterruptedException | CancellationException e) {
            folder.removeUnlessRecorded();
            throw e;
        }
    }

    /** As in a single run the load generator begins. */
    private SweepSession.Result execute(
            ServiceJar jar, LoadSettings settings, Grid grid, RunFolder folder, LiveLine live)
            throws InterruptedException {
        try (GatlingLoad generator = GatlingLoad.prepareSeries(folder.path())) {
            ServiceCatalogue catalogue = ServiceCatalogue.read(jar);
            SweepPlans plans = SweepPlans.of(grid, service, catalogue, evidence.source(), settings, folder);
            plans.needed().ifPresent(live::say);
            // Every run is a line anyway: what lies between is for who watches.
            RunProgress progress = Terminal.isInteractive() ? live : RunProgress.of(live::say);
            try (Database provided = database.provide(folder, live::say);
                    ManyRuns series = new ManyRuns(provided, generator, jar, catalogue, folder.path(), progress)) {
                plans.services().forEach(plan -> JudgedExecution.requireRoomForOnePool(plan, provided));
                SweepSession.Result result = new SweepSession(plans, series, rounds, within, live::say).execute();
                // At once, since after Ctrl-C the time is short.
                write(result.sweep(), folder.path());
                return result;
            }
        }
    }

    private Integer show(SweepSession.Result result, RunFolder folder) {
        String page = folder.path().resolve(SweepFormat.HTML.fileName()).toString();
        System.out.println();
        System.out.print(new SweepText(Terminal.wantsColour()).render(result.sweep(), page));
        if (reports != null) {
            write(result.sweep().withoutReports(), reports);
        }
        return result.interrupted()
                ? ExitCode.INTERRUPTED.number()
                : result.sweep().ranking().answer().exitCode();
    }

    private static void write(Sweep sweep, Path folder) {
        try {
            SweepReports.write(sweep, folder);
        } catch (IOException e) {
            throw JudgedExecution.unwritable(folder, e);
        }
    }
}
