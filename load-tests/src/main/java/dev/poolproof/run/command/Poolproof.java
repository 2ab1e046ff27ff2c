package dev.poolproof.run.command;

import dev.poolproof.reports.record.UnreadableFileException;
import dev.poolproof.run.Version;
import dev.poolproof.run.plan.UsageException;
import dev.poolproof.run.planfile.PlannedArguments;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** Poolproof's command line. */
@Command(
        name = "poolproof",
        description = "Proves under load that a service gives its database connections back.",
        mixinStandardHelpOptions = true,
        versionProvider = Poolproof.BuildVersion.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            DemoCommand.class,
            RunCommand.class,
            WatchCommand.class,
            JudgeCommand.class,
            CompareCommand.class,
            SweepCommand.class,
            BudgetCommand.class,
            DoctorCommand.class,
            BaselineCommand.class,
            SelftestCommand.class,
            VariantsCommand.class,
            InitCommand.class
        },
        footer = {
            "",
            "'./poolproof bench' measures what a borrow costs; it has a help of its own.",
            "Exit codes: 0 pass, 1 fail, 2 invalid (not enough evidence), 3 clean but the watched command failed,",
            "64 wrong usage, 70 a bug of Poolproof, 130 interrupted."
        })
public final class Poolproof implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** Read by its name, before the command is run. */
    @SuppressWarnings("UnusedVariable")
    @Option(
            names = "--plan",
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description = "File with options, which the command line outdoes (default: " + PlannedArguments.USUAL_NAME
                    + " where it lies in this folder).")
    private @Nullable Path plan;

    /** Runs one command and ends the JVM with its exit code. */
    public static void main(String[] arguments) {
        System.exit(execute(arguments));
    }

    static int execute(String... arguments) {
        try (Interruption ignored = Interruption.ofThisThread()) {
            PlannedArguments planned = PlannedArguments.complete(commandLine(), Path.of(""), arguments);
            planned.origin().ifPresent(origin -> System.err.println("poolproof: " + origin));
            return commandLine(planned).execute(planned.toArray());
        } catch (UsageException e) {
            System.err.println("poolproof: " + e.getMessage());
            return ExitCode.USAGE.number();
        }
    }

    /** For arguments of which none comes from a file. */
    static CommandLine commandLine() {
        return commandLine(PlannedArguments.of());
    }

    static CommandLine commandLine(PlannedArguments planned) {
        CommandLine commandLine = new CommandLine(new Poolproof())
                .setCaseInsensitiveEnumValuesAllowed(true)
                // What stands behind -- is another program's: curl -d @body.json.
                .setExpandAtFiles(false)
                .setParameterExceptionHandler((refused, arguments) -> refuse(refused, planned))
                .setExecutionExceptionHandler((thrown, command, parsed) -> explain(thrown, command, planned));
        commandLine.setUsageHelpWidth(100);
        return commandLine;
    }

    private static int refuse(ParameterException refused, PlannedArguments planned) {
        CommandLine command = refused.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("poolproof: " + planned.explain(refused));
        UnmatchedArgumentException.printSuggestions(refused, err);
        err.println("'" + command.getCommandSpec().qualifiedName() + " --help' says what there is.");
        return ExitCode.USAGE.number();
    }

    private static int explain(Exception thrown, CommandLine command, PlannedArguments planned) {
        PrintWriter err = command.getErr();
        if (thrown instanceof UsageException || thrown instanceof UnreadableFileException) {
            err.println("poolproof: " + planned.explain(String.valueOf(thrown.getMessage())));
            return ExitCode.USAGE.number();
        }
        if (thrown instanceof InterruptedException || thrown instanceof CancellationException) {
            err.println("poolproof: interrupted.");
            return ExitCode.INTERRUPTED.number();
        }
        err.println("poolproof: this is a bug of Poolproof, not of your service. Please report it with what follows.");
        thrown.printStackTrace(err);
        return ExitCode.BUG.number();
    }

    /** Without a command: the help, as wrong usage. */
    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "Which command? One of " + String.join(", ", spec.subcommands().keySet()) + ".");
    }

    /** The version that {@code --version} prints. */
    static final class BuildVersion implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"Poolproof " + Version.get()};
        }
    }
}
