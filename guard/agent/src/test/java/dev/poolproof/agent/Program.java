package dev.poolproof.agent;

import dev.poolproof.guard.Guard;
import dev.poolproof.reports.record.GuardEvidence;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/**
 * A program of the shop in a JVM of its own, with the agent. Ends when it is closed, if it has not by then.
 */
final class Program implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 20;
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final Process process;
    private final BufferedReader output;
    private final Path errors;
    private final Path portFile;

    private Program(Process process, Path errors, Path portFile) {
        this.process = process;
        this.output = process.inputReader(StandardCharsets.UTF_8);
        this.errors = errors;
        this.portFile = portFile;
    }

    /** How a program is started. */
    static final class Start {

        private final Path folder;
        private final String mainClass;
        private final List<String> jvm = new ArrayList<>();
        private String java =
                Path.of(System.getProperty("java.home"), "bin", "java").toString();
        private List<String> classPath = classPath(Start::isOfTheProgram);
        private String options = "";
        private boolean packed;

        Start(Path folder, Class<?> mainClass) {
            this.folder = folder;
            this.mainClass = mainClass.getName();
        }

        Start java(Path home) {
            java = home.resolve("bin").resolve("java").toString();
            return this;
        }

        Start options(String more) {
            options = "," + more;
            return this;
        }

        Start jvm(String option) {
            jvm.add(option);
            return this;
        }

        /** As one jar, with Spring Boot's launcher. */
        Start packed() {
            packed = true;
            return this;
        }

        /** Lets the program see the guard as well. */
        Start withGuard() {
            classPath = new ArrayList<>(classPath);
            classPath.add(placeOf(Guard.class));
            return this;
        }

        /** Puts these jars in place of those whose names begin so. */
        Start replacing(String name, List<Path> jars) {
            classPath = classPath.stream()
                    .filter(entry -> !new File(entry).getName().startsWith(name))
                    .collect(Collectors.toCollection(ArrayList::new));
            jars.forEach(jar -> classPath.add(jar.toString()));
            return this;
        }

        Program run(String... arguments) throws IOException {
            Path portFile = folder.resolve("port");
            Path errors = folder.resolve("errors");
            List<String> command = new ArrayList<>(List.of(java));
            command.add("-javaagent:" + System.getProperty("agent.jar") + "=port=0,port-file=" + portFile + options);
            command.addAll(jvm);
            command.addAll(
                    packed
                            ? List.of(
                                    "-jar",
                                    FatJar.of(folder, mainClass, classPath).toString())
                            : List.of("-cp", String.join(File.pathSeparator, classPath), mainClass));
            command.addAll(List.of(arguments));
            Process process =
                    new ProcessBuilder(command).redirectError(errors.toFile()).start();
            return new Program(process, errors, portFile);
        }

        private static List<String> classPath(Predicate<String> wanted) {
            return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                    .filter(wanted)
                    .toList();
        }

        /** It must not see the guard, nor what only the agent uses. */
        private static boolean isOfTheProgram(String entry) {
            return !entry.equals(placeOf(Guard.class))
                    && !entry.equals(System.getProperty("agent.jar"))
                    && !entry.contains("byte-buddy")
                    && !entry.contains("objenesis");
        }

        private static String placeOf(Class<?> type) {
            try {
                return Path.of(type.getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .toURI())
                        .toString();
            } catch (java.net.URISyntaxException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }

    /** The next line that it says; it waits then, until it is told to {@link #goOn}. */
    String said() throws IOException {
        String line = output.readLine();
        if (line == null) {
            throw new AssertionError("The program ended: " + errors());
        }
        return line;
    }

    void goOn() throws IOException {
        process.outputWriter(StandardCharsets.UTF_8).append('\n').flush();
    }

    /** What the agent tells whoever asks. */
    GuardEvidence snapshot() throws IOException, InterruptedException {
        return JSON.readValue(get(door()).body(), GuardEvidence.class);
    }

    URI door() throws IOException {
        return URI.create("http://127.0.0.1:" + Files.readString(portFile).strip() + "/actuator/poolproof");
    }

    static HttpResponse<String> get(URI address) throws IOException, InterruptedException {
        return CLIENT.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
    }

    String errors() {
        try {
            return Files.readString(errors);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the agent tells whoever started the program. */
    List<String> notices() {
        return errors().lines().filter(line -> line.startsWith("poolproof: ")).toList();
    }

    /** How it ended. */
    int exitCode() throws InterruptedException {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("The program does not end: " + errors());
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
