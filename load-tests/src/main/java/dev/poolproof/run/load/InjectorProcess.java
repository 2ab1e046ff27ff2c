package dev.poolproof.run.load;

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
import java.util.concurrent.TimeUnit;

/** The {@link Injector}'s JVM with its scratch folder, from its start until it is closed, and what it leaves in a run's folder. */
final class InjectorProcess implements AutoCloseable {

    private static final String LOG = "gatling.log";
    private static final String RESULTS = "gatling";
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final Path runFolder;
    private final Process process;
    private final ScratchFolder scratch;

    private InjectorProcess(Path runFolder, Process process, ScratchFolder scratch) {
        this.runFolder = runFolder;
        this.process = process;
        this.scratch = scratch;
    }

    /**
     * Starts it; the caller closes it.
     *
     * @param lastLoad as {@link InjectorCommand#of} has it
     * @throws UsageException when the run's folder cannot be written to, or has held a load before
     */
    static InjectorProcess start(InjectorCommand command, Path runFolder, int lastLoad) {
        try {
            Files.createDirectories(runFolder);
            Files.createDirectory(runFolder.resolve(RESULTS));
            ScratchFolder scratch = ScratchFolder.in(runFolder, RESULTS + "-tmp");
            try {
                Process process = command.of(runFolder.resolve(RESULTS), lastLoad, runFolder.resolve(LOG), scratch)
                        .start();
                return new InjectorProcess(runFolder, process, scratch);
            } catch (IOException | RuntimeException failure) {
                scratch.close();
                throw failure;
            }
        } catch (IOException e) {
            throw new UsageException(
                    "The load generator cannot start in " + runFolder + " (" + e
                            + "). Expected a folder that can be written to and that no run has used; name another one.",
                    e);
        }
    }

    /** Its input stays open: the end of it tells the child that we are gone. */
    void send(String line) throws IOException {
        Writer input = process.outputWriter(StandardCharsets.UTF_8);
        input.write(line + "\n");
        input.flush();
    }

    /** What it says, for one reader. */
    BufferedReader output() {
        return process.inputReader(StandardCharsets.UTF_8);
    }

    /** Where it writes its results. */
    Path results() {
        return runFolder.resolve(RESULTS);
    }

    /** The path of Gatling's report in the run's folder; empty where the child does not end in this time, or wrote none. */
    Optional<String> awaitReport(Duration patience) throws InterruptedException {
        boolean ended = process.waitFor(patience.toNanos(), TimeUnit.NANOSECONDS);
        return ended ? GatlingReport.settle(runFolder, RESULTS) : Optional.empty();
    }

    int awaitExitCode() {
        return process.onExit().join().exitValue();
    }

    /** The end of its log, oldest line first. */
    List<String> lastLines() {
        return LogTail.of(runFolder.resolve(LOG));
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    /** Ends it and waits until it is gone. Harmless when it has ended already. */
    @Override
    public void close() {
        ChildProcess.end(process, GRACE);
        scratch.close();
    }
}
