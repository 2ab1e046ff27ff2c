package dev.poolproof.run.command;

import dev.poolproof.run.load.ForeignSimulation;
import dev.poolproof.run.load.GatlingLoad;
import dev.poolproof.run.load.Load;
import dev.poolproof.run.load.PlannedLoad;
import dev.poolproof.run.load.SimulationLoad;
import dev.poolproof.run.plan.Durations;
import dev.poolproof.run.plan.UsageException;
import dev.poolproof.run.plan.WatchedLoad;
import dev.poolproof.run.scenario.Scenario;
import dev.poolproof.run.scenario.ScenarioFile;
import dev.poolproof.run.simulation.ScenarioPlan;
import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The load for a service that is somebody else's. */
final class DriveOptions {

    @Option(
            names = "--scenario",
            paramLabel = "FILE",
            description = {
                "What to ask of a service of yours at --target: weighted requests, login, values, checks and load, in YAML.",
                "It says itself how much load to send, and how long to wait for an answer."
            })
    private @Nullable Path scenario;

    @Option(
            names = "--simulation",
            paramLabel = "CLASS",
            description = {
                "Instead: a Gatling simulation of your own, for example com.example.ShopSimulation. What it sends, where to and how",
                "much, it decides alone. Exit code 3: every connection came back, but one of its assertions failed."
            })
    private @Nullable String simulation;

    @Option(
            names = "--classpath",
            paramLabel = "PATH",
            description = "Jars and folders that hold the simulation and what it needs beside Gatling, as Java's -cp.")
    private String classPath = "";

    @Option(
            names = "--simulation-property",
            paramLabel = "NAME=VALUE",
            description = "System property that the simulation gets, may be repeated: baseUrl=http://127.0.0.1:8080")
    private Map<String, String> properties = new LinkedHashMap<>();

    @Option(
            names = "--max-duration",
            paramLabel = "TIME",
            defaultValue = "1h",
            converter = DurationConverter.class,
            description =
                    "When the simulation is ended at the latest, which proves nothing then (default: ${DEFAULT-VALUE}).")
    private Duration maximum = Duration.ofHours(1);

    @Option(
            names = "--allow-remote-target",
            description = "Send load to another machine, too: only to one of your own.")
    private boolean remoteAllowed;

    /**
     * What is to be sent.
     *
     * @param targets instances of the service
     * @throws UsageException if nothing is, or it cannot be
     */
    Drive drive(List<URI> targets, long seed) {
        if (scenario != null && simulation != null) {
            throw new UsageException("--scenario and --simulation are two loads: give one of them.");
        }
        if (simulation == null && !(classPath.isEmpty() && properties.isEmpty())) {
            throw new UsageException(
                    "--classpath and --simulation-property belong to --simulation CLASS, which is not given.");
        }
        if (simulation != null) {
            return simulation(simulation);
        }
        if (targets.isEmpty()) {
            throw new UsageException(
                    "Which service? These options are for one of yours: give --target, for example --target http://127.0.0.1:8080 --scenario shop.yaml.");
        }
        if (scenario == null) {
            throw new UsageException(
                    "What is to be sent to --target? Give --scenario FILE, or --simulation CLASS; or watch a load of your own with ./poolproof watch.");
        }
        return scenario(scenario, new ScenarioPlan(targets, scenario, seed, remoteAllowed));
    }

    private static Drive scenario(Path file, ScenarioPlan plan) {
        Scenario read = ScenarioFile.read(file);
        return new Drive(
                WatchedLoad.of(read.name(), read.load().requests(), read.load().duration()),
                null,
                (folder, repeat) -> new PlannedLoad(GatlingLoad.prepareScenario(folder, repeat), plan));
    }

    private Drive simulation(String className) {
        if (maximum.isZero()) {
            throw new UsageException("--max-duration is 0s, but must be more, for example 10m.");
        }
        ForeignSimulation found = new ForeignSimulation(
                className,
                Stream.of(classPath.split(File.pathSeparator))
                        .filter(part -> !part.isEmpty())
                        .map(Path::of)
                        .toList(),
                properties);
        return new Drive(
                WatchedLoad.sentBy(found.title()),
                "What %s sends, where to and how much, it decides alone; after %s it is ended (--max-duration)."
                        .formatted(found.title(), Durations.format(maximum)),
                (folder, repeat) -> new SimulationLoad(GatlingLoad.prepareSimulation(folder, repeat, found), maximum));
    }

    /**
     * A load before its generator is started.
     *
     * @param known what is known of it beforehand
     * @param note what whoever starts it should know, null for nothing
     * @param generator starts what sends it
     */
    record Drive(WatchedLoad known, @Nullable String note, Generator generator) {}

    /** Starts a load generator. */
    interface Generator {
        /** The load, which the caller closes; so often it can be sent. */
        Load start(Path folder, int repeat);
    }
}
