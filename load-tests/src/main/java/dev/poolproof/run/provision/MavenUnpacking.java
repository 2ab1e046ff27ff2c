package dev.poolproof.run.provision;

import dev.poolproof.run.plan.UsageException;
import dev.poolproof.run.process.ChildProcess;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Unpacks an artifact with Maven in a child process. So it comes from the user's own local repository, or from where
 * their settings say, with their mirror, proxy and credentials.
 *
 * @param artifact its coordinates: {@code group:name:version:zip:classifier}
 * @param needed patterns of the files to unpack
 */
record MavenUnpacking(String artifact, List<String> needed) {

    private static final String GOAL = "org.apache.maven.plugins:maven-dependency-plugin:3.9.0:unpack";

    private static final Duration AT_MOST = Duration.ofHours(1);
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);
    private static final Duration SAY_EVERY = Duration.ofSeconds(10);
    private static final Duration END_AT_MOST = Duration.ofSeconds(4);

    private static final int COMPLAINTS = 3;
    private static final Pattern TRANSFERRED = Pattern.compile("Progress \\(\\d+\\): ([^\\r\\n]+)\\r");

    /**
     * Returns when everything is unpacked.
     *
     * @param target a folder that does not exist yet; its parent is Maven's working folder, so holds no project
     * @param progress told now and then how far Maven is
     * @throws UsageException if there is no Maven or it does not succeed
     */
    void into(Path target, Consumer<String> progress) throws IOException {
        Path log = target.resolveSibling("maven.log");
        Process maven = launch(target, log);
        try {
            long begun = System.nanoTime();
            Herald herald = new Herald(progress, log, begun);
            boolean ended = Patience.await(AT_MOST, LOOK_EVERY, () -> herald.sawTheEndOf(maven));
            if (!ended || maven.exitValue() != 0) {
                throw new UsageException(artifact + " could not be had with Maven." + complaints(log)
                        + " Check that Maven can reach its repository (mvn dependency:get -Dartifact=" + artifact
                        + "); --database docker, embedded or existing do without it.");
            }
        } finally {
            Patience.uninterrupted(() -> ChildProcess.end(maven, END_AT_MOST));
        }
    }

    /** Without Maven nothing can be fetched. */
    static Optional<Obstacle> obstacle() {
        String path = Objects.requireNonNullElse(System.getenv("PATH"), "");
        boolean found = Stream.of(path.split(File.pathSeparator))
                .filter(folder -> !folder.isBlank())
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "mvn")));
        return found
                ? Optional.empty()
                : Optional.of(
                        new Obstacle("There is no Maven (mvn) to fetch it with.", "as root: apt-get install maven"));
    }

    /** Not in batch mode: then Maven does not tell how far it is. */
    private Process launch(Path target, Path log) {
        List<String> command = new ArrayList<>(List.of(
                "mvn",
                GOAL,
                "-Dartifact=" + artifact,
                "-DoutputDirectory=" + target,
                "-Dmdep.unpack.includes=" + String.join(",", needed)));
        try {
            return new ProcessBuilder(command)
                    .directory(target.toFile().getParentFile())
                    .redirectErrorStream(true)
                    .redirectInput(new File("/dev/null"))
                    .redirectOutput(log.toFile())
                    .start();
        } catch (IOException e) {
            throw new UsageException(
                    "Maven is needed to fetch " + artifact + ", but mvn could not be started (" + e.getMessage()
                            + "): install it (Debian: apt-get install maven), or use --database docker or embedded",
                    e);
        }
    }

    private static String complaints(Path log) throws IOException {
        String lines = Files.readString(log, StandardCharsets.ISO_8859_1)
                .lines()
                .filter(line -> line.startsWith("[ERROR] ") || line.startsWith("The JAVA_HOME"))
                .limit(COMPLAINTS)
                .collect(Collectors.joining(" / "));
        return lines.isEmpty() ? "" : " It said: " + lines + ".";
    }

    /** Tells how far a child is, from its log. */
    private static final class Herald {

        private final Consumer<String> progress;
        private final Path log;
        private final long begunNanos;
        private long saidNanos;

        Herald(Consumer<String> progress, Path log, long begunNanos) {
            this.progress = progress;
            this.log = log;
            this.begunNanos = begunNanos;
            this.saidNanos = begunNanos;
        }

        boolean sawTheEndOf(Process child) {
            long now = System.nanoTime();
            if (now - saidNanos >= SAY_EVERY.toNanos()) {
                saidNanos = now;
                progress.accept("… " + Duration.ofNanos(now - begunNanos).toSeconds() + " s" + transferred());
            }
            return !child.isAlive();
        }

        private String transferred() {
            try {
                return TRANSFERRED
                        .matcher(Files.readString(log, StandardCharsets.ISO_8859_1))
                        .results()
                        .reduce((first, second) -> second)
                        .map(last -> ", " + last.group(1).strip())
                        .orElse("");
            } catch (IOException e) {
                return "";
            }
        }
    }
}
