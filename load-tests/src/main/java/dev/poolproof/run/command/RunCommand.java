package dev.poolproof.run.command;

import dev.poolproof.reports.format.ConsoleReport;
import dev.poolproof.reports.format.JudgedRun;
import dev.poolproof.reports.format.ReportFormat;
import dev.poolproof.run.command.ServiceOptions.PlannedService;
import dev.poolproof.run.load.GatlingLoad;
import dev.poolproof.run.plan.LoadSettings;
import dev.poolproof.run.plan.RunPlan;
import dev.poolproof.run.plan.ServicePlan;
import dev.poolproof.run.plan.Timing;
import dev.poolproof.run.plan.UsageException;
import dev.poolproof.run.provision.Database;
import dev.poolproof.run.target.ServiceCatalogue;
import dev.poolproof.run.target.ServiceJar;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs the reference service under load and gives a verdict. */
@Command(
        name = "run",
        description = "Runs the reference service under load on a real database and gives a verdict.",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        versionProvider = Poolproof.BuildVersion.class)
final class RunCommand implements Callable<Integer> {

    @Mixin
    private ServiceOptions service = new ServiceOptions();

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
        UnaryOperator<JudgedRun> known = baseline.read();
        ServiceJar jar = ServiceJar.locate();
        LoadSettings settings = load.settings();
        RunPlan.requireRepetitions(repeat);
        RunFolder folder = RunFolder.create(runs.root());
        try (LiveLine live = LiveLine.onStandardOutput()) {
            JudgedRun judged = execute(jar, settings, known, folder, live);
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
            ServiceJar jar, LoadSettings settings, UnaryOperator<JudgedRun> known, RunFolder folder, LiveLine live)
            throws InterruptedException {
        try (GatlingLoad generator = GatlingLoad.prepare(folder.path(), repeat)) {
            ServiceCatalogue catalogue = ServiceCatalogue.read(jar);
            PlannedService planned = service.plan(catalogue, evidence.source(), settings.seed());
            RunPlan plan = new RunPlan(
                    folder.id(),
                    label(planned.plan()),
                    planned.plan(),
                    settings.with(planned.mix()),
                    Timing.DEFAULT,
                    repeat,
                    folder.path());
            if (!planned.needed().isEmpty()) {
                live.say("To show itself, " + plan.label() + " needs, and gets: " + String.join("; ", planned.needed())
                        + ".");
            }
            try (Database provided = database.provide(folder, live::say)) {
                return new JudgedExecution(jar, catalogue, live).execute(plan, provided, generator, known);
            }
        }
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
