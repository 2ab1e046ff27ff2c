package dev.poolproof.benchmarks.command;

import dev.poolproof.benchmarks.matrix.Comparison;
import dev.poolproof.benchmarks.matrix.MatrixRun;
import dev.poolproof.benchmarks.matrix.Measured;
import dev.poolproof.benchmarks.matrix.Scale;
import dev.poolproof.benchmarks.matrix.Section;
import dev.poolproof.benchmarks.matrix.Selection;
import dev.poolproof.benchmarks.pool.Pool;
import dev.poolproof.benchmarks.report.BenchReport;
import dev.poolproof.benchmarks.report.Machine;
import dev.poolproof.benchmarks.report.SettingsRow;
import dev.poolproof.benchmarks.report.TextReport;
import dev.poolproof.benchmarks.run.ForkFailedException;
import dev.poolproof.benchmarks.run.Forks;
import dev.poolproof.benchmarks.run.MachineInUseException;
import dev.poolproof.benchmarks.stub.StubDriver;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line of the benchmarks. */
@Command(
        name = "poolproof bench",
        description = "Measures what a borrow and a release cost, with each pool and each tracker.",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        subcommands = GateCommand.class,
        footer = {
            "",
            "Exit codes: 0 measured, or the gate passes; 1 the gate fails; 2 the gate cannot say, or something could "
                    + "not be measured; 64 wrong usage; "
                    + "70 a bug of Poolproof."
        })
public final class Bench implements Callable<Integer> {

    @Option(
            names = "--quick",
            description =
                    "A first look: fewer comparisons, fewer and shorter forks, wide intervals; 3 minutes at most.")
    private boolean quick;

    @Option(names = "--list", description = "Lists the names, and measures nothing.")
    private boolean list;

    @Mixin
    private DatabaseOptions database = new DatabaseOptions();

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            description = "Folder for the results (default: a new one in reports/runs).")
    private @Nullable Path out;

    @Parameters(
            paramLabel = "NAME",
            arity = "0..*",
            description = "Pools and comparisons to measure (default: all). HikariCP is always among them.")
    private List<String> names = new ArrayList<>();

    /** Runs and ends the JVM with the exit code. */
    public static void main(String[] arguments) {
        System.exit(execute(arguments));
    }

    static int execute(String... arguments) {
        return new CommandLine(new Bench())
                .setUsageHelpWidth(100)
                .setParameterExceptionHandler(Bench::refuse)
                .setExecutionExceptionHandler(Bench::explain)
                .execute(arguments);
    }

    private static int refuse(ParameterException refused, String[] arguments) {
        CommandLine command = refused.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("poolproof: " + refused.getMessage());
        UnmatchedArgumentException.printSuggestions(refused, err);
        err.println("'" + command.getCommandSpec().qualifiedName() + " --help' says what there is.");
        return ExitCode.USAGE.number();
    }

    private static int explain(Exception thrown, CommandLine command, ParseResult parsed) {
        PrintWriter err = command.getErr();
        if (thrown instanceof UsageException
                || thrown instanceof ForkFailedException
                || thrown instanceof MachineInUseException) {
            err.println("poolproof: " + thrown.getMessage());
            return thrown instanceof UsageException ? ExitCode.USAGE.number() : ExitCode.INVALID.number();
        }
        err.println("poolproof: this is a bug of Poolproof. Please report it with what follows.");
        thrown.printStackTrace(err);
        return ExitCode.BUG.number();
    }

    @Override
    public Integer call() throws IOException {
        if (list) {
            printNames();
            return ExitCode.PASS.number();
        }
        // A wrong name is refused before a database is started.
        selection(StubDriver.URL, Selection.STUB_USER);
        try (DatabaseOptions.Lead lead = database.open()) {
            return measure(lead);
        }
    }

    private int measure(DatabaseOptions.Lead lead) throws IOException {
        Selection selection = selection(lead.url(), lead.user());
        Scale scale = quick ? Scale.QUICK : Scale.FULL;
        List<Section> sections = selection.sections();
        List<SettingsRow> settings = DatabaseOptions.settingsOf(selection.pools(), lead);
        Instant startedAt = Instant.now();
        try (ResultFolder folder = ResultFolder.create(out, startedAt);
                ForkLine line = ForkLine.onStandardOutput()) {
            line.announce(sections, scale, folder.path());
            List<Measured> measured = measure(sections, scale, folder.log(), line);
            line.close();
            BenchReport report = new BenchReport(
                    startedAt,
                    scaleInWords(scale),
                    selection.url(),
                    Machine.here(),
                    settings,
                    measured,
                    line.leftOut());
            System.out.print(TextReport.render(report));
            System.out.printf("%nPage       %s%n", folder.write(report));
            return (report.leftOut().isEmpty() ? ExitCode.PASS : ExitCode.INVALID).number();
        }
    }

    private static List<Measured> measure(List<Section> sections, Scale scale, PrintStream log, ForkLine line) {
        return new MatrixRun(new Forks(log), scale, InstantSource.system(), line).measure(sections);
    }

    private Selection selection(String url, String user) {
        try {
            return Selection.of(names, quick, url, user);
        } catch (IllegalArgumentException unknown) {
            throw new UsageException(String.valueOf(unknown.getMessage()), unknown);
        }
    }

    private static String scaleInWords(Scale scale) {
        return (scale == Scale.QUICK ? "quick, " : "full, ") + scale.forks() + " forks of "
                + scale.timing().measurements() + " × "
                + scale.timing().iteration().toMillis() + " ms";
    }

    private static void printNames() {
        System.out.println("Comparisons");
        for (Comparison comparison : Comparison.values()) {
            System.out.printf(
                    "  %-24s %s%s%n",
                    comparison.id(), comparison.title(), comparison.isPossible() ? "" : " (needs Java 21)");
        }
        System.out.println("Pools");
        for (Pool pool : Pool.values()) {
            System.out.printf("  %-24s %s%n", pool.id(), pool.title());
        }
    }
}
