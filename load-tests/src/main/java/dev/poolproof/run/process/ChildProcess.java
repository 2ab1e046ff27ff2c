package dev.poolproof.run.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A child process whose output goes to a log file and which ends, at the latest, when its owner closes it.
 *
 * <p>Safe for use by several threads.
 */
public final class ChildProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private final Process process;
    private final Path log;

    private ChildProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /**
     * Starts a command.
     *
     * @param command program and arguments; they are visible to every user of the machine, so no secrets
     * @param environment variables added to this process's own; the place for secrets
     * @param log file that receives the child's output and errors
     * @throws UncheckedIOException if the program or the log file cannot be opened
     */
    public static ChildProcess start(List<String> command, Map<String, String> environment, Path log) {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        try {
            return new ChildProcess(builder.start(), log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The command line of a JVM like this one, without class path and main class. */
    public static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** Asks the child to end, and does not wait for it. */
    public void ask() {
        process.destroy();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** The last lines it wrote, oldest first; empty where the log cannot be read. */
    public List<String> lastLines(int count) {
        try (Stream<String> lines = Files.lines(log, StandardCharsets.ISO_8859_1)) {
            List<String> all = lines.toList();
            return all.subList(Math.max(0, all.size() - count), all.size());
        } catch (IOException | UncheckedIOException e) {
            return List.of();
        }
    }

    /** Asks the child to end, then makes it. Returns when it is gone, interrupted or not. */
    @Override
    public void close() {
        end(process, PATIENCE);
    }

    /** Asks a process to end, and makes it when patience is over. Returns when it is gone, interrupted or not. */
    public static void end(Process process, Duration patience) {
        process.destroy();
        boolean interrupted = false;
        long deadline = System.nanoTime() + patience.toNanos();
        while (process.isAlive()) {
            try {
                if (!process.waitFor(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                    process.destroyForcibly().waitFor();
                }
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
