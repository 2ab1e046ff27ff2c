package dev.poolproof.run.load;

import dev.poolproof.reports.record.LoadFacts;
import dev.poolproof.reports.record.Sample.LoadSample;
import dev.poolproof.run.plan.UsageException;
import dev.poolproof.run.process.ChildProcess;
import dev.poolproof.run.process.ScratchFolder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A load that Gatling sends from a child JVM, from the child's start to its end.
 *
 * <p>The child starts with {@link #prepare}, long before it is known where to send anything, and waits; {@link #start} sends it off.
 * Its console goes to {@code gatling.log} in the run's folder and Gatling's report to {@code gatling/index.html} there. Whoever
 * prepares a load closes it. A child whose parent dies ends by itself.
 *
 * <p>Any thread may ask for {@link #progress()} and {@link #isRunning()} and may {@link #close()}.
 */
public final class GatlingLoad implements AutoCloseable {

    private static final String LOG = "gatling.log";
    private static final String FOLDER = "gatling";
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final Path runFolder;
    private final Process process;
    private final ScratchFolder scratch;
    private final JsonMapper json = new JsonMapper();
    private final CompletableFuture<LoadFacts> facts = new CompletableFuture<>();
    private volatile @Nullable LoadSample progress;
    private volatile boolean started;

    private GatlingLoad(Path runFolder, Process process, ScratchFolder scratch) {
        this.runFolder = runFolder;
        this.process = process;
        this.scratch = scratch;
        Thread reader = new Thread(this::read, "poolproof-load");
        reader.setDaemon(true);
        reader.start();
    }

    /**
     * Starts the child, which then warms up by itself.
     *
     * @throws UsageException when the run's folder cannot be written to, or has held a load before
     */
    public static GatlingLoad prepare(Path runFolder) {
        try {
            Files.createDirectories(runFolder);
            Files.createDirectory(runFolder.resolve(FOLDER));
            ScratchFolder scratch = ScratchFolder.in(runFolder, FOLDER + "-tmp");
            Process process = InjectorCommand.of(runFolder.resolve(FOLDER), runFolder.resolve(LOG), scratch)
                    .start();
            return new GatlingLoad(runFolder, process, scratch);
        } catch (IOException e) {
            throw new UsageException(
                    "The load generator cannot start in " + runFolder + " (" + e
                            + "). Expected a folder that can be written to and that no run has used; name another one.",
                    e);
        }
    }

    /**
     * Sends the load off. Returns at once.
     *
     * @throws IllegalStateException when it was sent off before
     * @throws LoadLostException when the child has died meanwhile
     */
    public synchronized void start(LoadPlan plan) {
        if (started) {
            throw new IllegalStateException("A load starts once");
        }
        started = true;
        try {
            // Stays open: its end tells the child that we are gone.
            Writer input = process.outputWriter(StandardCharsets.UTF_8);
            input.write(json.writeValueAsString(plan) + "\n");
            input.flush();
        } catch (IOException childIsGone) {
            throw ended();
        }
    }

    /** The counts so far, a moment old; empty before the first request, the last ones known after the last. */
    public Optional<LoadSample> progress() {
        return Optional.ofNullable(progress);
    }

    /** Whether the load has been sent off and neither its counts nor its death has been heard of. */
    public boolean isRunning() {
        return started && !facts.isDone();
    }

    /**
     * Waits for the last request to end. Gatling's report is still being written then, so the facts name none yet.
     *
     * @throws LoadLostException when the child died first, or is not done when the patience is over
     */
    public LoadFacts await(Duration patience) throws InterruptedException {
        try {
            return facts.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw LoadLostException.silent("was to be done sending within " + patience + ".", lastLines());
        } catch (ExecutionException e) {
            throw e.getCause() instanceof LoadLostException lost ? lost : LoadLostException.garbled(e, lastLines());
        }
    }

    /**
     * Waits for the child's end, by which Gatling has written its report.
     *
     * @return the facts with the path of the report, or without one where Gatling wrote none in this time
     * @throws LoadLostException when the child died before it had counted
     */
    public LoadFacts awaitReport(Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        LoadFacts counted = await(patience);
        boolean ended = process.waitFor(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        Optional<String> report = ended ? GatlingReport.settle(runFolder, FOLDER) : Optional.empty();
        return new LoadFacts(counted.generator(), report.orElse(null), counted.cpuShare(), counted.requests());
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
            facts.completeExceptionally(ended());
        } catch (IOException | RuntimeException e) {
            facts.completeExceptionally(e);
        }
    }

    private LoadLostException ended() {
        return LoadLostException.ended(process.onExit().join().exitValue(), lastLines());
    }

    private List<String> lastLines() {
        return LogTail.of(runFolder.resolve(LOG));
    }

    private void take(String line) throws IOException {
        if (line.startsWith(Injector.PROGRESS)) {
            progress = json.readValue(line.substring(Injector.PROGRESS.length()), LoadSample.class);
        } else if (line.equals(Injector.ENDED)) {
            String counted = Files.readString(runFolder.resolve(FOLDER).resolve("load.json"));
            facts.complete(json.readValue(counted, LoadFacts.class));
        }
        // Anything else is the JVM's own, a warning for example.
    }
}
