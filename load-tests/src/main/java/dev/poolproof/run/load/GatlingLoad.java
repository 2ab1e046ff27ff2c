package dev.poolproof.run.load;

import dev.poolproof.reports.record.LoadFacts;
import dev.poolproof.reports.record.Sample.LoadSample;
import dev.poolproof.run.plan.UsageException;
import dev.poolproof.run.simulation.ScenarioPlan;
import dev.poolproof.run.simulation.ScenarioSimulation;
import io.gatling.javaapi.core.Simulation;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
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

    private final boolean series;
    private final InjectorProcess process;
    private final JsonMapper json = new JsonMapper();
    private volatile Sending sending = new Sending();
    private volatile CompletableFuture<Boolean> retargeted = new CompletableFuture<>();
    private volatile boolean started;
    private boolean over;

    private GatlingLoad(boolean series, InjectorProcess process) {
        this.series = series;
        this.process = process;
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
        return launch(
                new InjectorCommand(simulation.className(), simulation.classPath(), simulation.properties()),
                runFolder,
                loads);
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
        return launch(new InjectorCommand(simulation.getName(), List.of(), Map.of()), runFolder, lastLoad);
    }

    private static GatlingLoad launch(InjectorCommand command, Path runFolder, int lastLoad) {
        return new GatlingLoad(lastLoad == 0, InjectorProcess.start(command, runFolder, lastLoad));
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
            throw LoadLostException.silent("was to change its targets within " + patience + ".", process.lastLines());
        } catch (ExecutionException e) {
            throw LoadLostException.garbled(e, process.lastLines());
        }
    }

    private synchronized void write(String line) {
        if (over) {
            throw ended();
        }
        try {
            process.send(line);
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
            throw LoadLostException.silent("was to be done sending within " + patience + ".", process.lastLines());
        } catch (ExecutionException e) {
            throw e.getCause() instanceof LoadLostException lost
                    ? lost
                    : LoadLostException.garbled(e, process.lastLines());
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
        Optional<String> report = process.awaitReport(Duration.ofNanos(deadline - System.nanoTime()));
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
        process.close();
    }

    /** The child. */
    ProcessHandle child() {
        return process.handle();
    }

    private void read() {
        try (BufferedReader output = process.output()) {
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
        return LoadLostException.ended(process.awaitExitCode(), process.lastLines());
    }

    private void take(String line) throws IOException {
        if (line.startsWith(Injector.PROGRESS)) {
            sending.progress = json.readValue(line.substring(Injector.PROGRESS.length()), LoadSample.class);
        } else if (line.equals(Injector.RETARGETED)) {
            retargeted.complete(true);
        } else if (line.equals(Injector.ENDED)) {
            String counted = Files.readString(process.results().resolve("load.json"));
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
