package dev.poolproof.run.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;

/** The packaged command line as a process of its own, with everything it prints. */
final class CommandLineProcess implements AutoCloseable {

    /** A shell starts its background jobs with Ctrl-C ignored, and everything below them inherits that. */
    private static final List<String> SIGNALS_AS_IN_A_TERMINAL =
            System.getProperty("os.name").equals("Linux") ? List.of("env", "--default-signal=INT") : List.of();

    private final Process process;
    private final Thread reader;
    private final List<String> lines = new ArrayList<>();

    private CommandLineProcess(Process process) {
        this.process = process;
        this.reader = new Thread(this::read, "command-line-output");
        reader.start();
    }

    static CommandLineProcess start(String... arguments) throws IOException {
        return start(Map.of(), arguments);
    }

    static CommandLineProcess start(Map<String, String> environment, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(SIGNALS_AS_IN_A_TERMINAL);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dpoolproof.service=" + System.getProperty("poolproof.service"),
                "-cp",
                System.getProperty("poolproof.packaged"),
                Poolproof.class.getName()));
        command.addAll(Arrays.asList(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        return new CommandLineProcess(builder.start());
    }

    private void read() {
        try (BufferedReader output = process.inputReader()) {
            output.lines().forEach(line -> {
                synchronized (lines) {
                    lines.add(line);
                }
            });
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Waits for a line that contains the text. */
    void awaitLine(String text) {
        Awaitility.await(text).atMost(90, TimeUnit.SECONDS).until(() -> output().contains(text) || !process.isAlive());
        if (!output().contains(text)) {
            throw new AssertionError("It ended without saying '" + text + "':\n" + output());
        }
    }

    /** Sends what a terminal sends on Ctrl-C. */
    void pressControlC() throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
    }

    /** Every process below it, now. */
    List<ProcessHandle> children() {
        return process.descendants().toList();
    }

    /** Waits for its end. */
    int exitCode() throws InterruptedException {
        if (!process.waitFor(3, TimeUnit.MINUTES)) {
            throw new AssertionError("It is still running:\n" + output());
        }
        reader.join();
        return process.exitValue();
    }

    /** All it printed so far. */
    String output() {
        synchronized (lines) {
            return lines.stream().collect(Collectors.joining("\n", "", "\n"));
        }
    }

    @Override
    public void close() {
        List<ProcessHandle> children = children();
        process.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
    }
}
