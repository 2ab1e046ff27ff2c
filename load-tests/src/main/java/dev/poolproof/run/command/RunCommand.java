package dev.poolproof.run.command;

import dev.poolproof.reports.format.ConsoleReport;
import dev.poolproof.reports.format.JudgedRun;
import dev.poolproof.reports.format.ReportFormat;
import dev.poolproof.reports.format.SourceTree;
import dev.poolproof.run.command.DriveOptions.Drive;
import dev.poolproof.run.command.ServiceOptions.PlannedService;
import dev.poolproof.run.load.GatlingLoad;
import dev.poolproof.run.plan.InstancePlan;
import dev.poolproof.run.plan.LoadSettings;
import dev.poolproof.run.plan.RunPlan;
import dev.poolproof.run.plan.ServicePlan;
import dev.poolproof.run.plan.Timing;
import dev.poolproof.run.plan.UsageException;
import dev.poolproof.run.planfile.TwoWays;
import dev.poolproof.run.provision.Database;
import dev.poolproof.run.target.ServiceCatalogue;
import dev.poolproof.run.target.ServiceJar;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the reference service, or one of the user's, under load and gives a verdict. */
@Command(
        name = "run",
        description = {
            "Runs the reference service under load on a real database and gives a verdict.",
            "With --target: sends a scenario to a service of yours instead, and watches it as './poolproof watch' does."
        },
        sortOptions = false,
        mixinStandardHelpOptions = true,
        versionProvider = Poolproof.BuildVersion.class)
final class RunCommand implements Callable<Integer>, TwoWays {

    private static final String SEED = "--seed";

    private static final Class<?>[] OF_THE_REFERENCE_SERVICE = {
        ServiceOptions.class,
        InstanceOptions.class,
        FaultsOption.class,
        LoadOptions.class,
        DatabaseOptions.class,
        ServerOptions.class,
        EvidenceOption.class
    };

    private static final Class<?>[] OF_ANOTHER = {
        DriveOptions.class,
        WatchedServiceOptions.class,
        WatchedServerOptions.class,
        PoolEvidenceOptions.class,
        SourcesOption.class
    };

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ServiceOptions service = new ServiceOptions();

    @Mixin
    private InstanceOptions instances = new InstanceOptions();

    @Mixin
    private LoadOptions load = new LoadOptions();

    @Mixin
    private DatabaseOptions database = new DatabaseOptions();

    @Mixin
    private RunsOption runs = new RunsOption();

    @Mixin
    private EvidenceOption evidence = new EvidenceOption();

    @Mixin
    private BaselineOption baseline = new BaselineOption();

    @Mixin
    private DriveOptions drive = new DriveOptions();

    @Mixin
    private WatchedServiceOptions watched = new WatchedServiceOptions();

    @Mixin
    private SourcesOption sources = new SourcesOption();

    @Option(
            names = "--repeat",
            paramLabel = "COUNT",
            defaultValue = "1",
            description =
                    "How often to send the load, each time until it has drained: what grows every time grows (default: ${DEFAULT-VALUE}).")
    private int repeat;

    @Option(names = "--label", paramLabel = "TEXT", description = "What the run shows, for the reports.")
    private @Nullable String label;

    @Override
    public Integer call() throws InterruptedException {
        GivenOptions given = new GivenOptions(spec);
        boolean foreign = !given.of(OF_ANOTHER).isEmpty();
        return foreign ? driveAnother(given) : runReference();
    }

    private int driveAnother(GivenOptions given) throws InterruptedException {
        Drive load = drive.drive(watched.targets(), this.load.seed());
        refuseThoseOfTheReferenceService(given);
        DrivenRun run = new DrivenRun(watched, load, repeat, label);
        UnaryOperator<JudgedRun> known = baseline.read();
        SourceTree tree = sources.tree();
        RunFolder folder = RunFolder.create(runs.root());
        try (LiveLine live = LiveLine.ofAnyService()) {
            WatchedExecution execution = new WatchedExecution(folder, tree, known);
            JudgedRun judged = run.execute(execution, live);
            live.close();
            execution.show(judged, spec.commandLine().getOut());
            return judged.exitCode();
        } catch (UsageException e) {
            throw folder.refused(e);
        } catch (InterruptedException | CancellationException e) {
            folder.removeUnlessRecorded();
            throw e;
        }
    }

    private static void refuseThoseOfTheReferenceService(GivenOptions given) {
        List<String> others = ofTheReferenceService(given);
        if (!others.isEmpty()) {
            throw new UsageException(
                    "%s and --target do not go together: the reference service is started with it, while yours runs already. How much load is sent, and how long an answer may take, says the load itself; the server is named with --db."
                            .formatted(String.join(", ", others)));
        }
    }

    private static List<String> ofTheReferenceService(GivenOptions given) {
        return given.of(OF_THE_REFERENCE_SERVICE).stream()
                .filter(name -> !name.equals(SEED))
                .toList();
    }

    @Override
    public boolean goesWithTheCommandLine(OptionSpec planned) {
        GivenOptions given = new GivenOptions(spec);
        if (!given.of(OF_ANOTHER).isEmpty()) {
            return planned.longestName().equals(SEED) || !GivenOptions.isOf(planned, OF_THE_REFERENCE_SERVICE);
        }
        return ofTheReferenceService(given).isEmpty() || !GivenOptions.isOf(planned, OF_ANOTHER);
    }

    private int runReference() throws InterruptedException {
        InstancePlan fleet = instances.plan();
        UnaryOperator<JudgedRun> known = baseline.read();
        ServiceJar jar = ServiceJar.locate();
        LoadSettings settings = load.settings();
        RunPlan.requireRepetitions(repeat);
        RunFolder folder = RunFolder.create(runs.root());
        try (LiveLine live = LiveLine.onStandardOutput()) {
            JudgedRun judged = execute(jar, settings, fleet, known, folder, live);
            live.close();
            String page = folder.path().resolve(ReportFormat.HTML.fileName()).toString();
            System.out.print(new ConsoleReport(Terminal.wantsColour()).render(judged, page));
            return judged.verdict().exitCode();
        } catch (UsageException e) {
            throw folder.refused(e);
        } catch (InterruptedException | CancellationException e) {
            folder.removeUnlessRecorded();
            throw e;
        }
    }

    /** The load generator takes the longest to start, and needs nobody for it: it begins. */
    private JudgedRun execute(
            ServiceJar jar,
            LoadSettings settings,
            InstancePlan fleet,
            UnaryOperator<JudgedRun> known,
            RunFolder folder,
            LiveLine live)
            throws InterruptedException {
        try (GatlingLoad generator = GatlingLoad.prepare(folder.path(), repeat)) {
            ServiceCatalogue catalogue = ServiceCatalogue.read(jar);
            PlannedService planned = service.plan(catalogue, evidence.source(), settings.seed());
            RunPlan plan = new RunPlan(
                    folder.id(),
                    label(planned.plan()),
                    planned.plan(),
                    fleet,
                    settings.with(planned.mix()),
                    Timing.DEFAULT,
                    repeat,
                    folder.path());
            if (!planned.needed().isEmpty()) {
                live.say("To show itself, " + plan.label() + " needs, and gets: " + String.join("; ", planned.needed())
                        + ".");
            }
            try (Database provided = database.provide(folder, share(fleet), live::say)) {
                return new JudgedExecution(jar, catalogue, live).execute(plan, provided, generator, known);
            }
        }
    }

    /** A limit that nobody asked for is one that the instances fit. */
    private int share(InstancePlan fleet) {
        return new GivenOptions(spec).of(DatabaseOptions.class).contains(DatabaseOptions.LIMIT) ? 1 : fleet.most();
    }

    private String label(ServicePlan plan) {
        if (label != null) {
            return label;
        }
        if (plan.variants().isEmpty()) {
            return "every endpoint correct";
        }
        return plan.variants().entrySet().stream()
                .map(entry -> entry.getKey().key() + " " + entry.getValue())
                .sorted()
                .collect(Collectors.joining(", "));
    }
}
