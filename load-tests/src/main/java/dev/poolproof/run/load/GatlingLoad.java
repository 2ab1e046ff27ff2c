package dev.poolproof.run.load;

import dev.poolproof.reports.record.LoadFacts;
import dev.poolproof.reports.record.Sample.LoadSample;
import dev.poolproof.run.plan.UsageException;
import dev.poolproof.run.process.ChildProcess;
import dev.poolproof.run.process.ScratchFolder;
import dev.poolproof.run.simulation.ScenarioPlan;
import dev.poolproof.run.simulation.ScenarioSimulation;
import io.gatling.javaapi.core.Simulation;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Loads that Gatling sends from a child JVM, one after the other, from the child's start to its end.
 *
 * <p>The child starts with {@link #prepare}, long before it is known where to send anything, and waits; {@link #start} sends a load
 * off, {@link #startAgain} the same once more. Its console goes to {@code gatling.log} in the run's folder and Gatling's report to {@code gatling/index.html} there. Whoever
 * prepares it closes it. A child whose parent dies ends by itself.
 *
 * <p>Any thread may ask for {@link #progress()} and {@link #isRunning()} and may {@link #close()}.
 */
public final class GatlingLoad implements AutoCloseable {

    private static final String LOG = "gatling.log";
    private static final String FOLDER = "gatling";
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final Path runFolder;
    private final boolean series;
    private final Process process;
    private final ScratchFolder scratch;
    private final JsonMapper json = new JsonMapper();
    private volatile Sending sending = new Sending();
    private volatile CompletableFuture<Boolean> retargeted = new CompletableFuture<>();
    private volatile boolean started;
    private boolean over;

    private GatlingLoad(Path runFolder, boolean series, Process process, ScratchFolder scratch) {
        this.runFolder = runFolder;
        this.series = series;
        this.process = process;
        this.scratch = scratch;
        Thread reader = new Thread(this::read, "poolproof-load");
        reader.setDaemon(true);
        reader.start();
    }

    /**
     * Starts a child for one load, of which Gatling writes a report.
     *
     * @throws UsageException when the run's folder cannot be written to, or has held a load before
     */
    public static GatlingLoad prepare(Path runFolder) {
        return prepare(runFolder, 1);
    }

    /**
     * Starts a child for so many loads; Gatling writes a report of the last.
     *
     * @throws UsageException when the run's folder cannot be written to, or has held a load before
     */
    public static GatlingLoad prepare(Path runFolder, int loads) {
        return launch(LoadSimulation.class, runFolder, loads);
    }

    /**
     * Starts a child for a scenario that is sent so often; Gatling writes a report of the last time.
     *
     * @throws UsageException when the run's folder cannot be written to, or has held a load before
     */
    public static GatlingLoad prepareScenario(Path runFolder, int loads) {
        return launch(ScenarioSimulation.class, runFolder, loads);
    }

    /**
     * Starts a child for a simulation of somebody's own that is sent so often; Gatling writes a report of the last time.
     *
     * @throws UsageException when the run's folder cannot be written to, or has held a load before
     */
    public static GatlingLoad prepareSimulation(Path runFolder, int loads, ForeignSimulation simulation) {
        return launch(simulation.className(), simulation.classPath(), simulation.properties(), runFolder, loads);
    }

    /**
     * Starts a child for any number of loads, until it is closed; Gatling writes no report.
     *
     * @throws UsageException when the folder cannot be written to, or has held a load before
     */
    public static GatlingLoad prepareSeries(Path folder) {
        return launch(LoadSimulation.class, folder, 0);
    }

    private static GatlingLoad launch(Class<? extends Simulation> simulation, Path runFolder, int lastLoad) {
        return launch(simulation.getName(), List.of(), Map.of(), runFolder, lastLoad);
    }

    private static GatlingLoad launch(
            String simulation, List<Path> classPath, Map<String, String> properties, Path runFolder, int lastLoad) {
        try {
            Files.createDirectories(runFolder);
            Files.createDirectory(runFolder.resolve(FOLDER));
            ScratchFolder scratch = ScratchFolder.in(runFolder, FOLDER + "-tmp");
            Process process = new InjectorCommand(simulation, classPath, properties)
                    .of(runFolder.resolve(FOLDER), lastLoad, runFolder.resolve(LOG), scratch)
                    .start();
            return new GatlingLoad(runFolder, lastLoad == 0, process, scratch);
        } catch (IOException e) {
            throw new UsageException(
                    "The load generator cannot start in " + runFolder + " (" + e
                            + "). Expected a folder that can be written to and that no run has used; name another one.",
                    e);
        }
    }

    /**
     * Sends a load off, whose counts start at zero. Returns at once.
     *
     * @throws IllegalStateException when one is still on its way
     * @throws LoadLostException when the child has died meanwhile
     */
    public void start(LoadPlan plan) {
        order(json.writeValueAsString(plan));
    }

    /**
     * Sends a scenario off, whose counts start at zero. Returns at once. The child must be prepared for one.
     *
     * @throws IllegalStateException when one is still on its way
     * @throws LoadLostException when the child has died meanwhile
     */
    public void start(ScenarioPlan plan) {
        order(json.writeValueAsString(plan));
    }

    /**
     * Sends off the simulation that the child was prepared for; its counts start at zero. Returns at once.
     *
     * @throws IllegalStateException when it is still on its way
     * @throws LoadLostException when the child has died meanwhile
     */
    void startSimulation() {
        order(Injector.SIMULATION);
    }

    /**
     * Sends the last load off once more; it is counted together with what went before. Returns at once.
     *
     * @throws IllegalStateException when one is still on its way, or none was ever sent
     * @throws LoadLostException when the child has died meanwhile
     */
    public void startAgain() {
        if (!started) {
            throw new IllegalStateException("No load was sent that could be sent again");
        }
        order(Injector.AGAIN);
    }

    /**
     * Has the load that is on its way, and the same once more, go to other instances. When this returns no request is sent to one that
     * is not among them; some may still be under way.
     *
     * @throws LoadLostException when the child has died meanwhile, or does not answer within the patience
     */
    public void retarget(List<URI> targets, Duration patience) throws InterruptedException {
        CompletableFuture<Boolean> answer = new CompletableFuture<>();
        retargeted = answer;
        try {
            write(Injector.TARGETS + json.writeValueAsString(targets));
            answer.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw LoadLostException.silent("was to change its targets within " + patience + ".", lastLines());
        } catch (ExecutionException e) {
            throw LoadLostException.garbled(e, lastLines());
        }
    }

    private synchronized void write(String line) {
        if (over) {
            throw ended();
        }
        try {
            // Stays open: its end tells the child that we are gone.
            Writer input = process.outputWriter(StandardCharsets.UTF_8);
            input.write(line + "\n");
            input.flush();
        } catch (IOException childIsGone) {
            throw ended();
        }
    }

    private synchronized void order(String line) {
        if (isRunning()) {
            throw new IllegalStateException("A load is still on its way");
        }
        if (over) {
            throw ended();
        }
        Sending next = new Sending();
        next.progress = line.equals(Injector.AGAIN) ? sending.progress : null;
        sending = next;
        started = true;
        write(line);
    }

    /** The counts of the last load so far, a moment old; empty before its first request, the last ones known after its last. */
    public Optional<LoadSample> progress() {
        return Optional.ofNullable(sending.progress);
    }

    /** Whether a load has been sent off and neither its counts nor its death has been heard of. */
    public boolean isRunning() {
        return started && !sending.facts.isDone();
    }

    /**
     * Waits for the last request to end. Gatling's report is still being written then, so the facts name none yet.
     *
     * @throws LoadLostException when the child died first, or is not done when the patience is over
     */
    public LoadFacts await(Duration patience) throws InterruptedException {
        try {
            return sending.facts.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw LoadLostException.silent("was to be done sending within " + patience + ".", lastLines());
        } catch (ExecutionException e) {
            throw e.getCause() instanceof LoadLostException lost ? lost : LoadLostException.garbled(e, lastLines());
        }
    }

    /**
     * Waits for the child's end after the last load, by which Gatling has written its report.
     *
     * @return the facts with the path of the report, or without one where Gatling wrote none in this time; at once in a series,
     *     which has none
     * @throws LoadLostException when the child died before it had counted
     */
    public LoadFacts awaitReport(Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        LoadFacts counted = await(patience);
        if (series) {
            return counted;
        }
        boolean ended = process.waitFor(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        Optional<String> report = ended ? GatlingReport.settle(runFolder, FOLDER) : Optional.empty();
        return new LoadFacts(
                counted.generator(),
                report.orElse(null),
                counted.cpuShare(),
                counted.machineShare(),
                counted.requests(),
                counted.exitCode());
    }

    /** Ends the child and waits until it is gone. Harmless when it has ended already. */
    @Override
    public void close() {
        ChildProcess.end(process, GRACE);
        scratch.close();
    }

    /** The child. */
    ProcessHandle child() {
        return process.toHandle();
    }

    private void read() {
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                take(line);
            }
            end(ended());
        } catch (IOException | RuntimeException e) {
            end(e);
        }
    }

    private synchronized void end(Exception reason) {
        over = true;
        sending.facts.completeExceptionally(reason);
    }

    private LoadLostException ended() {
        return LoadLostException.ended(process.onExit().join().exitValue(), lastLines());
    }

    private List<String> lastLines() {
        return LogTail.of(runFolder.resolve(LOG));
    }

    private void take(String line) throws IOException {
        if (line.startsWith(Injector.PROGRESS)) {
            sending.progress = json.readValue(line.substring(Injector.PROGRESS.length()), LoadSample.class);
        } else if (line.equals(Injector.RETARGETED)) {
            retargeted.complete(true);
        } else if (line.equals(Injector.ENDED)) {
            String counted = Files.readString(runFolder.resolve(FOLDER).resolve("load.json"));
            sending.facts.complete(json.readValue(counted, LoadFacts.class));
        }
        // Anything else is the JVM's own, a warning for example.
    }

    /** What is known of one load. */
    private static final class Sending {
        private final CompletableFuture<LoadFacts> facts = new CompletableFuture<>();
        private volatile @Nullable LoadSample progress;
    }
}
