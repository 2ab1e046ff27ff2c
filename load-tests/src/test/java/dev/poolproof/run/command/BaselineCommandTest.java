package dev.poolproof.run.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolproof.reports.baseline.BaselineFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A baseline from its first line to its last, of runs that were recorded. */
class BaselineCommandTest {

    /** It has a cause, pool-per-request, and a symptom of it. */
    private static final Path RUN =
            Path.of("../reports/src/test/resources/dev/poolproof/reports/record/first-form.json");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder = Path.of(".");

    private Path baseline = Path.of(".");

    @BeforeEach
    void nameTheBaseline() {
        baseline = folder.resolve(BaselineFile.USUAL_NAME);
    }

    @Test
    void acceptsWhatItTookIn() {
        assertThat(update("--reason", "POOL-7")).isEqualTo(ExitCode.PASS.number());
        assertThat(judge()).isEqualTo(ExitCode.PASS.number());

        assertThat(out.toString())
                .contains("taken in  pool-per-request at PoolPerRequest.java:35 (04c661a436b6): new, 7")
                .contains("Written: " + baseline + ", 1 accepted finding.");
        assertThat(BaselineFile.read(baseline).entries())
                .singleElement()
                .satisfies(entry -> assertThat(entry.reason()).isEqualTo("POOL-7"));
    }

    @Test
    void writesReportsInTheLightOfTheBaseline() throws IOException {
        update("--reason", "POOL-7");

        assertThat(execute("judge", RUN.toString(), "--baseline", baseline.toString(), "--reports", folder.toString()))
                .isEqualTo(ExitCode.PASS.number());
        assertThat(folder.resolve("verdict.txt")).content().startsWith("PASS with 2 accepted findings");
        assertThat(folder.resolve("junit.xml")).content().contains("failures=\"0\"", "POOL-7");
        assertThat(folder.resolve("poolproof.sarif")).content().contains("\"suppressions\"", "POOL-7");
        assertThat(folder.resolve("summary.md")).content().contains("PASS with 2 accepted findings", "POOL-7");
        assertThat(folder.resolve("verdict.json")).content().contains("\"accepted\": 2", "POOL-7");
        assertThat(folder.resolve("report.html")).content().contains("POOL-7");
    }

    @Test
    void wantsAReason() {
        assertThat(update()).isEqualTo(ExitCode.USAGE.number());
        assertThat(err.toString()).contains("One finding is new to the baseline", "--reason TEXT");
        assertThat(baseline).doesNotExist();
    }

    @Test
    void growsOnlyWhenItIsTold() throws IOException {
        accepting(3);
        String before = Files.readString(baseline);

        assertThat(update()).isEqualTo(ExitCode.FAIL.number());
        assertThat(out.toString()).contains("would grow, so nothing was written", ": 3 → 7", "--allow-growth");
        assertThat(baseline).hasContent(before);
        assertThat(judge()).isEqualTo(ExitCode.FAIL.number());

        assertThat(update("--allow-growth")).isEqualTo(ExitCode.PASS.number());
        assertThat(judge()).isEqualTo(ExitCode.PASS.number());
    }

    @Test
    void lowersACountByItself() throws IOException {
        accepting(40);

        assertThat(update()).isEqualTo(ExitCode.PASS.number());
        assertThat(out.toString()).contains("lowered   pool-per-request", ": 40 → 7");
        assertThat(BaselineFile.read(baseline).entries().get(0).reason()).isEqualTo("POOL-7");
    }

    @Test
    void removesWhatIsGoneOnlyWhenItIsTold() throws IOException {
        accepting(7);
        Files.writeString(baseline, Files.readString(baseline).replace("04c661a436b6", "aaaaaaaaaaaa"));

        assertThat(judge()).isEqualTo(ExitCode.FAIL.number());
        assertThat(update("--allow-growth", "--reason", "POOL-8")).isEqualTo(ExitCode.PASS.number());
        assertThat(BaselineFile.read(baseline).entries()).hasSize(2);

        assertThat(update("--prune")).isEqualTo(ExitCode.PASS.number());
        assertThat(out.toString()).contains("not seen  pool-per-request", "removed   pool-per-request");
        assertThat(BaselineFile.read(baseline).entries()).hasSize(1);
    }

    @Test
    void takesNothingInFromARunThatProvesNothing() throws IOException {
        Path invalid = folder.resolve("run.json");
        Files.writeString(
                invalid,
                Files.readString(RUN)
                        .replaceFirst(
                                "\"incidents\": \\[\\s*]",
                                "\"incidents\": [{\"atMillis\": 1, \"kind\": \"INTERRUPTED\", \"message\": \"Ctrl-C\"}]"));

        assertThat(execute("baseline", "update", invalid.toString(), "--baseline", baseline.toString()))
                .isEqualTo(ExitCode.INVALID.number());
        assertThat(out.toString()).contains("proves nothing, so nothing was written");
        assertThat(baseline).doesNotExist();
    }

    @Test
    void refusesFilesThatAreNone() throws IOException {
        Files.writeString(baseline, "{\"format\": \"poolproof-baseline\", \"version\": 1, \"entr");

        assertThat(judge()).isEqualTo(ExitCode.USAGE.number());
        assertThat(execute("run", "--baseline", baseline.toString())).isEqualTo(ExitCode.USAGE.number());
        assertThat(err.toString().lines().toList())
                .hasSize(2)
                .allMatch(line -> line.contains("Cannot read the baseline " + baseline + ": it ends in the middle"));
        assertThat(execute("baseline")).isEqualTo(ExitCode.USAGE.number());
    }

    private void accepting(int maximum) throws IOException {
        Files.writeString(baseline, """
                {"format": "poolproof-baseline", "version": 1, "entries": [
                  {"fingerprint": "04c661a436b6", "rule": "pool-per-request", "maximum": %d, "reason": "POOL-7"}]}
                """.formatted(maximum));
    }

    private int judge() {
        return execute("judge", RUN.toString(), "--baseline", baseline.toString());
    }

    private int update(String... options) {
        return execute(Stream.concat(
                        Stream.of("baseline", "update", RUN.toString(), "--baseline", baseline.toString()),
                        List.of(options).stream())
                .toArray(String[]::new));
    }

    private int execute(String... arguments) {
        CommandLine commandLine = Poolproof.commandLine();
        commandLine.setOut(new PrintWriter(out));
        commandLine.setErr(new PrintWriter(err, true));
        return commandLine.execute(arguments);
    }
}
