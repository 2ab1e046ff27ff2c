package dev.poolproof.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The service as its users start it: the runnable jar in a JVM of its own. */
final class ServiceProcess implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Process process;
    private final Path output;
    private final Path portFile;

    private ServiceProcess(Process process, Path output, Path portFile) {
        this.process = process;
        this.output = output;
        this.portFile = portFile;
    }

    /** Starts with exactly these arguments; what it prints and its port file go to the folder. */
    static ServiceProcess start(Path folder, List<String> args) throws IOException {
        Path output = folder.resolve("output.txt");
        Path portFile = folder.resolve("port");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                // A process that is killed leaves its temporary files behind: there they go with the test.
                "-Djava.io.tmpdir=" + folder,
                "-jar",
                System.getProperty("app.exec.jar", "target/poolproof-app-0.1.0-SNAPSHOT-exec.jar")));
        command.addAll(args);
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        return new ServiceProcess(process, output, portFile);
    }

    /** Starts on the shared database and waits until it is ready. */
    static ServiceProcess startServing(Path folder, String... furtherArgs) throws IOException {
        List<String> args = new ArrayList<>(RunningService.args(furtherArgs));
        args.add("--poolproof.port-file=" + folder.resolve("port"));
        ServiceProcess service = start(folder, args);
        Await.until(
                PATIENCE,
                () -> "no port file; it printed: " + service.output(),
                () -> Files.exists(service.portFile) || !service.process.isAlive());
        return service;
    }

    HttpCalls calls() throws IOException {
        return new HttpCalls(port(0));
    }

    /** Through the door for observers. */
    HttpCalls observerCalls() throws IOException {
        return new HttpCalls(port(1));
    }

    private int port(int line) throws IOException {
        return Integer.parseInt(Files.readAllLines(portFile).get(line));
    }

    /** Asks the process to end, as SIGTERM does. */
    void terminate() {
        process.destroy();
    }

    int exitCode() throws InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("It did not end; it printed: " + output());
        }
        return process.exitValue();
    }

    String output() {
        try {
            return Files.readString(output);
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }
}
