package dev.poolproof.run.command;

import dev.poolproof.run.plan.UsageException;
import dev.poolproof.run.planfile.PlanSchema;
import dev.poolproof.run.planfile.PlannedArguments;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a plan that runs as it is. */
@Command(
        name = "init",
        description = {
            "Writes a commented " + PlannedArguments.USUAL_NAME + ", which runs as it is: 'poolproof run' reads it.",
            "A file that is there already stays as it is."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Poolproof.BuildVersion.class)
final class InitCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "FILE",
            arity = "0..1",
            defaultValue = PlannedArguments.USUAL_NAME,
            description = "Where to write it (default: ${DEFAULT-VALUE}).")
    private Path file = Path.of(PlannedArguments.USUAL_NAME);

    @Option(
            names = "--schema",
            description =
                    "Writes " + PlanSchema.RESOURCE + " beside it as well, with which editors complete and check it.")
    private boolean schema;

    @Override
    public Integer call() {
        write(file, "/dev/poolproof/run/command/" + PlannedArguments.USUAL_NAME);
        PrintWriter out = spec.commandLine().getOut();
        out.println("Written: " + file + ". Try it with 'poolproof run', and change what you like.");
        if (schema) {
            Path beside = file.resolveSibling(PlanSchema.RESOURCE);
            write(beside, "/dev/poolproof/run/planfile/" + PlanSchema.RESOURCE);
            out.println("Written: " + beside + ".");
        }
        out.flush();
        return ExitCode.PASS.number();
    }

    private static void write(Path file, String resource) {
        try (InputStream content = Objects.requireNonNull(InitCommand.class.getResourceAsStream(resource), resource)) {
            Files.copy(content, file);
        } catch (FileAlreadyExistsException e) {
            throw new UsageException(
                    "%s is there already, and stays as it is: remove it, or name another file, for example 'poolproof init other.yaml'."
                            .formatted(file),
                    e);
        } catch (IOException e) {
            throw new UsageException(
                    "%s cannot be written (%s): name another file, for example 'poolproof init other.yaml'."
                            .formatted(file, RunFolder.reason(e)),
                    e);
        }
    }
}
