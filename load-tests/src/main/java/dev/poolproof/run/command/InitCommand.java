package dev.poolproof.run.command;

import dev.poolproof.run.plan.UsageException;
import dev.poolproof.run.planfile.PlanSchema;
import dev.poolproof.run.planfile.PlannedArguments;
import dev.poolproof.run.scenario.ScenarioFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a plan, or a scenario, that runs as it is. */
@Command(
        name = "init",
        description = {
            "Writes a commented " + PlannedArguments.USUAL_NAME + ", which runs as it is: 'poolproof run' reads it.",
            "With --scenario a commented " + InitCommand.SCENARIO
                    + " for a service of yours: 'poolproof run --scenario' sends it.",
            "A file that is there already stays as it is."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Poolproof.BuildVersion.class)
final class InitCommand implements Callable<Integer> {

    static final String SCENARIO = "scenario.yaml";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "FILE",
            arity = "0..1",
            description = "Where to write it (default: " + PlannedArguments.USUAL_NAME + ", or " + InitCommand.SCENARIO
                    + ").")
    private @Nullable Path given;

    @Option(
            names = "--scenario",
            paramLabel = "FILE",
            arity = "0..1",
            fallbackValue = SCENARIO,
            description =
                    "Writes a scenario in place of a plan: what users ask of a service of yours (default: ${FALLBACK-VALUE}).")
    private @Nullable Path scenario;

    @Option(
            names = "--schema",
            description = "Writes its JSON Schema beside it as well, with which editors complete and check it.")
    private boolean schema;

    @Override
    public Integer call() {
        if (scenario == null) {
            Path plan = given != null ? given : Path.of(PlannedArguments.USUAL_NAME);
            write(plan, "command/" + PlannedArguments.USUAL_NAME, "poolproof run");
            writeSchema(plan, "planfile/", PlanSchema.RESOURCE);
        } else if (given == null) {
            write(
                    scenario,
                    "command/" + SCENARIO,
                    "poolproof run --target http://127.0.0.1:8080 --scenario " + scenario);
            writeSchema(scenario, "scenario/", ScenarioFile.SCHEMA);
        } else {
            throw new UsageException(
                    "%s would be a plan and %s a scenario: write one after the other.".formatted(given, scenario));
        }
        return ExitCode.PASS.number();
    }

    private void write(Path file, String resource, String use) {
        write(file, resource);
        say("Written: " + file + ". Try it with '" + use + "', and change what you like.");
    }

    private void writeSchema(Path file, String room, String name) {
        if (schema) {
            Path beside = file.resolveSibling(name);
            write(beside, room + name);
            say("Written: " + beside + ".");
        }
    }

    private void say(String line) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(line);
        out.flush();
    }

    private static void write(Path file, String resource) {
        try (InputStream content = Objects.requireNonNull(
                InitCommand.class.getResourceAsStream("/dev/poolproof/run/" + resource), resource)) {
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
