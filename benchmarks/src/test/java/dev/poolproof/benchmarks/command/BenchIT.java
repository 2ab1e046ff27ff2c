package dev.poolproof.benchmarks.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line, with forks as a user has them; the figures are nobody's business here. */
class BenchIT {

    @TempDir
    private Path folder;

    @Test
    void writesEveryFormOfItsResults() throws IOException {
        Printed printed = run("--quick", "contention", "hikari", "--out", folder.toString());

        assertThat(printed.exitCode()).isZero();
        assertThat(printed.out())
                .contains("Measuring 1 times in 3 forks each, about")
                .contains("Time to acquire, 99th percentile")
                .contains("Settings in force, read back");
        assertThat(folder.resolve("jmh.json")).content().contains("\"forks\" : 3");
        assertThat(folder.resolve("bench.html")).content().contains("<svg").contains("HikariCP");
        assertThat(folder.resolve("bench.txt")).isNotEmptyFile();
        assertThat(folder.resolve("jmh.log")).isNotEmptyFile();
    }

    @Test
    void listsTheNames() throws IOException {
        Printed printed = run("--list");

        assertThat(printed.exitCode()).isZero();
        assertThat(printed.out()).contains("guard-production").contains("right-and-wrong");
    }

    @Test
    void refusesWrongUsage() throws IOException {
        assertRefused("There is no 'nosuch'", "nosuch");
        assertRefused("Possible solutions: --quick", "--quik");
        assertRefused("there is no pool 'nosuch'", "gate", "--candidate", "nosuch");
        assertRefused("The candidate is the reference", "gate", "--candidate", "hikari");
        assertRefused("holds no built benchmarks", "gate", "--against", folder.toString());
        assertRefused("POOLPROOF_BENCH_PASSWORD", "--url", "jdbc:mysql://127.0.0.1/?password=hidden");
    }

    @Test
    void refusesAFolderThatIsAFile() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertRefused("name another --out", "--quick", "contention", "hikari", "--out", file.toString());
    }

    private void assertRefused(String message, String... arguments) throws IOException {
        Printed printed = run(arguments);

        assertThat(printed.exitCode()).isEqualTo(ExitCode.USAGE.number());
        assertThat(printed.err()).contains(message).doesNotContain("hidden");
    }

    private record Printed(int exitCode, String out, String err) {}

    /** In this JVM: only its forks are processes. */
    private static Printed run(String... arguments) throws IOException {
        PrintStream out = System.out;
        PrintStream err = System.err;
        try (ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
                ByteArrayOutputStream errBytes = new ByteArrayOutputStream()) {
            System.setOut(new PrintStream(outBytes, true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(errBytes, true, StandardCharsets.UTF_8));
            int exitCode = Bench.execute(arguments);
            return new Printed(
                    exitCode, outBytes.toString(StandardCharsets.UTF_8), errBytes.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }
}
