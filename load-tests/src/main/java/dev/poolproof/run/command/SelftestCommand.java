package dev.poolproof.run.command;

import dev.poolproof.reports.record.Environment;
import dev.poolproof.run.ManyRuns;
import dev.poolproof.run.RunProgress;
import dev.poolproof.run.load.GatlingLoad;
import dev.poolproof.run.plan.EvidenceSource;
import dev.poolproof.run.plan.LoadMix;
import dev.poolproof.run.plan.LoadSettings;
import dev.poolproof.run.plan.UsageException;
import dev.poolproof.run.provision.Database;
import dev.poolproof.run.selftest.Row;
import dev.poolproof.run.target.ServiceCatalogue;
import dev.poolproof.run.target.ServiceCatalogue.Variant;
import dev.poolproof.run.target.ServiceJar;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs the whole catalogue, and compares what is found with what must be found. */
@Command(
        name = "selftest",
        description = {
            "Runs every form of connection handling that the service knows, right and wrong, and compares what is found",
            "with what must be found: every mistake with its line and cause, and no correct form ever.",
            "Exit code 0: all as it must be; 1: something differs; 2: the evidence does not suffice."
        },
        sortOptions = false,
        mixinStandardHelpOptions = true,
        versionProvider = Poolproof.BuildVersion.class)
final class SelftestCommand implements Callable<Integer> {

    private static final int DEFAULT_TIMES = 50;

    @Parameters(
            paramLabel = "NAME",
            arity = "0..*",
            description = "Entries to run, as './poolproof variants' lists them (default: all).")
    private List<String> names = new ArrayList<>();

    @Option(
            names = "--sensitivity",
            description = "Instead: a mistake that shows itself once in thousands of requests.")
    private boolean sensitivity;

    @Option(names = "--specificity", description = "Instead: only what is right, again and again.")
    private boolean specificity;

    @Option(
            names = "--times",
            paramLabel = "COUNT",
            description = "Runs of --specificity, 1 to 1000 (default: " + DEFAULT_TIMES + ").")
    private @Nullable Integer times;

    @Mixin
    private EvidenceOption evidence = new EvidenceOption();

    @Option(
            names = "--rate",
            paramLabel = "PER_SECOND",
            defaultValue = "60",
            description = "Requests per second of each run (default: ${DEFAULT-VALUE}).")
    private double rate;

    @Option(
            names = "--duration",
            paramLabel = "TIME",
            defaultValue = "2s",
            converter = DurationConverter.class,
            description = "How long each run sends load (default: ${DEFAULT-VALUE}).")
    private Duration duration = Duration.ofSeconds(2);

    @Mixin
    private DatabaseOptions database = new DatabaseOptions();

    @Mixin
    private RunsOption runs = new RunsOption();

    @Option(
            names = "--write",
            description = "Keep the result among the examples as well, in reports/examples/selftest.")
    private boolean write;

    @Override
    public Integer call() throws InterruptedException {
        long beganNanos = System.nanoTime();
        ServiceJar jar = ServiceJar.locate();
        LoadSettings load = new LoadSettings(rate, duration, Duration.ofSeconds(5), LoadMix.EVERYTHING, 1);
        requireOneKind();
        RunFolder folder = RunFolder.create(runs.root());
        try {
            SelftestSession.Result result = execute(jar, load, folder, beganNanos);
            System.out.println(result.report().surroundings());
            keep(result, folder);
            return exitCode(result.result()).number();
        } catch (UsageException e) {
            throw folder.refused(e);
        } catch (InterruptedException | CancellationException e) {
            folder.removeUnlessRecorded();
            throw e;
        }
    }

    private static void say(String line) {
        System.out.println(line);
    }

    private void requireOneKind() {
        boolean otherThanEntries = sensitivity || specificity;
        if ((sensitivity && specificity) || (otherThanEntries && !names.isEmpty())) {
            throw new UsageException(
                    "Names of entries, --sensitivity and --specificity are three different tests: give one of them.");
        }
        if (times != null && !specificity) {
            throw new UsageException("--times says how often --specificity runs, but that was not asked for.");
        }
        if (times != null && (times < 1 || times > 1_000)) {
            throw new UsageException("--times is %d, but must be between 1 and 1000.".formatted(times));
        }
        if (sensitivity && evidence.source() != EvidenceSource.GUARD) {
            throw new UsageException(
                    "--sensitivity needs the guard: the server does not see a connection that a pool still counts as its own.");
        }
    }

    private SelftestSession.Result execute(ServiceJar jar, LoadSettings load, RunFolder folder, long beganNanos)
            throws InterruptedException {
        try (GatlingLoad generator = GatlingLoad.prepareSeries(folder.path())) {
            ServiceCatalogue catalogue = ServiceCatalogue.read(jar);
            List<Variant> entries = names.isEmpty()
                    ? catalogue.variants()
                    : names.stream().map(catalogue::require).toList();
            try (Database provided = database.provide(folder, SelftestCommand::say);
                    ManyRuns series = new ManyRuns(
                            provided, generator, jar, catalogue, folder.path(), RunProgress.of(SelftestCommand::say))) {
                SelftestSession session = new SelftestSession(
                        folder, series, catalogue, evidence.source(), beganNanos, SelftestCommand::say);
                if (sensitivity) {
                    return session.sensitivity();
                }
                return specificity
                        ? session.specificity(times == null ? DEFAULT_TIMES : times, load)
                        : session.matrix(entries, load);
            }
        }
    }

    private void keep(SelftestSession.Result result, RunFolder folder) {
        try {
            result.report().write(folder.path(), result.name(), result.text());
            System.out.println("Kept: " + folder.path().resolve(result.name() + ".txt"));
            if (write) {
                Path examples = RunFolder.home().resolve("reports/examples/selftest");
                String name = named(result);
                result.report().write(examples, name, result.text());
                System.out.println("Written: " + examples.resolve(name + ".txt"));
            }
        } catch (IOException e) {
            throw JudgedExecution.unwritable(folder.path(), e);
        }
    }

    /** Results on different engines stand beside each other. */
    private static String named(SelftestSession.Result result) {
        Environment environment = result.report().environment();
        return environment == null
                ? result.name()
                : result.name() + "-" + environment.database().engine().toLowerCase(Locale.ROOT);
    }

    static ExitCode exitCode(Row.Result result) {
        return switch (result) {
            case PASS, COARSE, UNSEEN -> ExitCode.PASS;
            case DIFFERENT -> ExitCode.FAIL;
            case INVALID -> ExitCode.INVALID;
        };
    }
}
