package dev.poolproof.run.load;

import dev.poolproof.reports.record.LoadFacts;
import dev.poolproof.reports.record.Sample.LoadSample;
import dev.poolproof.run.plan.UsageException;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Any command as the load: a test suite, a load generator, a script. Its input, output and errors are this
 * process's own, and so is the group of processes that a terminal's Ctrl-C goes to. Nobody knows what it sends.
 *
 * <p>Any thread may ask whether it runs, and close it.
 */
public final class CommandLoad implements Load {

    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    private final List<String> command;
    private volatile @Nullable Process process;
    private volatile boolean cutShort;
    private int worst;

    /**
     * Starts nothing yet.
     *
     * @param command program and arguments, as a shell would have split them
     */
    public CommandLoad(List<String> command) {
        this.command = List.copyOf(command);
    }

    /** The program of a command, without folder and arguments: these may hold secrets. */
    public static String program(List<String> command) {
        Path name = Path.of(command.get(0)).getFileName();
        return name == null ? command.get(0) : name.toString();
    }

    /**
     * Runs it, the first time and every further one.
     *
     * @throws UsageException if there is no such program, or it may not be run
     */
    @Override
    public void start() {
        if (isRunning()) {
            throw new IllegalStateException("The command is still running");
        }
        try {
            process = new ProcessBuilder(command)
                    .redirectInput(Redirect.INHERIT)
                    .redirectOutput(Redirect.INHERIT)
                    .redirectError(Redirect.INHERIT)
                    .start();
        } catch (IOException e) {
            throw new UsageException(
                    "The command '%s' cannot be run: expected a program in the folders of PATH, or the path of one, seen from %s. Shell built-ins and pipes need a shell: -- sh -c '…'."
                            .formatted(command.get(0), new File("").getAbsolutePath()),
                    e);
        }
    }

    @Override
    public boolean isRunning() {
        Process running = process;
        return running != null && running.isAlive();
    }

    @Override
    public Optional<LoadSample> progress() {
        return Optional.empty();
    }

    @Override
    public LoadFacts await(Duration patience) throws InterruptedException {
        Process running = process;
        if (running == null || !running.waitFor(patience.toNanos(), TimeUnit.NANOSECONDS)) {
            throw LoadLostException.untimely("The command did not end within " + patience.toMillis() + " ms.");
        }
        if (!cutShort) {
            worst = Math.max(worst, running.exitValue());
        }
        return LoadFacts.uncounted(program(command), cutShort ? null : worst);
    }

    /** Ends it because its time is over: how it ends then says nothing of it. */
    void cutShort() {
        if (isRunning()) {
            cutShort = true;
            close();
        }
    }

    /** Ends the command and what it has started, politely at first. */
    @Override
    public void close() {
        Process running = process;
        if (running == null || !running.isAlive()) {
            return;
        }
        List<ProcessHandle> family = Stream.concat(running.descendants(), Stream.of(running.toHandle()))
                .toList();
        family.forEach(ProcessHandle::destroy);
        long deadline = System.nanoTime() + GRACE.toNanos();
        boolean interrupted = false;
        // The system forgets a process a moment before Java knows how it ended.
        while (running.isAlive() || family.stream().anyMatch(ProcessHandle::isAlive)) {
            if (System.nanoTime() > deadline) {
                family.forEach(ProcessHandle::destroyForcibly);
            }
            try {
                Thread.sleep(LOOK_AGAIN.toMillis());
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
