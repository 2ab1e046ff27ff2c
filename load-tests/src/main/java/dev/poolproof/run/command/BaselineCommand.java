package dev.poolproof.run.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Keeps the findings that are known. */
@Command(
        name = "baseline",
        description = "Keeps the findings that are known and fail nobody: 'run' and 'judge' take them with --baseline.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = BaselineUpdateCommand.class,
        mixinStandardHelpOptions = true,
        versionProvider = Poolproof.BuildVersion.class)
final class BaselineCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** Without a command: the help, as wrong usage. */
    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "Which command? One of " + String.join(", ", spec.subcommands().keySet()) + ".");
    }
}
