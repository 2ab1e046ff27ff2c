package dev.poolproof.run.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolproof.reports.format.ComparisonFormat;
import dev.poolproof.reports.format.ReportFormat;
import dev.poolproof.reports.record.RunFile;
import dev.poolproof.reports.record.RunIdentity;
import dev.poolproof.reports.record.RunRecord;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The command {@code compare} on recorded runs. */
class CompareCommandTest {

    private static final Path EXAMPLE = Path.of("../reports/examples/pool-per-request/run.json");

    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder = Path.of(".");

    @Test
    void isTheSameWhereNothingChanged() throws Exception {
        Path before = record("before/one run", "first");
        record("after/another", "second");

        assertThat(execute(
                        "compare",
                        before.toString(),
                        folder.resolve("after/another").toString()))
                .isEqualTo(ExitCode.PASS.number());
    }

    @Test
    void writesEveryFormatAndLinksToTheRuns() throws Exception {
        Path run = record("before/one run", "first");
        Files.writeString(run.resolveSibling(ReportFormat.HTML.fileName()), "its page");
        record("after/another", "second");
        Path reports = folder.resolve("reports/new");

        int exitCode = execute(
                "compare",
                folder.resolve("before").toString(),
                folder.resolve("after").toString(),
                "--reports",
                reports.toString());

        assertThat(exitCode).isEqualTo(ExitCode.PASS.number());
        for (ComparisonFormat format : ComparisonFormat.values()) {
            assertThat(reports.resolve(format.fileName())).isNotEmptyFile();
        }
        assertThat(reports.resolve(ComparisonFormat.HTML.fileName()))
                .content()
                .contains("href=\"../../before/one%20run/report.html\"", "before → after")
                .doesNotContain("another/report.html");
    }

    @Test
    void refusesARunThatCountsTwice() throws Exception {
        Path before = record("before/one", "same");
        record("before/copy", "same");
        Path after = record("after/one", "other");

        assertThat(execute("compare", folder.resolve("before").toString(), after.toString()))
                .isEqualTo(ExitCode.USAGE.number());
        assertThat(err.toString()).contains("The run same is there twice, the second time on the side before");
        assertThat(execute("compare", before.toString(), before.toString())).isEqualTo(ExitCode.USAGE.number());
    }

    @Test
    void refusesAPlaceWithoutRuns() throws Exception {
        Path run = record("before/one", "first");
        Path empty = Files.createDirectory(folder.resolve("empty"));

        assertThat(execute("compare", run.toString(), empty.toString())).isEqualTo(ExitCode.USAGE.number());
        assertThat(err.toString()).contains("There is no run.json in '" + empty + "'");
        assertThat(execute("compare", "no/such/run", run.toString())).isEqualTo(ExitCode.USAGE.number());
        assertThat(err.toString()).contains("There is no run at 'no/such/run'");
    }

    @Test
    void refusesWhatIsNoRecord() throws Exception {
        Path run = record("before/one", "first");
        Path foreign = Files.createDirectories(folder.resolve("after/one")).resolve(RunFolder.RECORD);
        Files.writeString(foreign, "{\"format\": \"something-else\"}");

        assertThat(execute("compare", run.toString(), folder.resolve("after").toString()))
                .isEqualTo(ExitCode.USAGE.number());
        assertThat(err.toString()).contains(foreign.toString(), "something-else");
    }

    @Test
    void refusesOneSideAlone() {
        assertThat(execute("compare", EXAMPLE.toString())).isEqualTo(ExitCode.USAGE.number());
        assertThat(err.toString()).contains("AFTER");
    }

    private Path record(String name, String id) throws Exception {
        RunRecord example = RunFile.read(EXAMPLE);
        RunIdentity run = example.run();
        Path file = folder.resolve(name).resolve(RunFolder.RECORD);
        RunFile.write(
                file,
                new RunRecord(
                        example.format(),
                        example.version(),
                        new RunIdentity(
                                id,
                                run.label(),
                                run.startedAtEpochMillis(),
                                run.durationMillis(),
                                run.poolproofVersion()),
                        example.plan(),
                        example.environment(),
                        example.phases(),
                        example.samples(),
                        example.load(),
                        example.baseline(),
                        example.cycles(),
                        example.recheck(),
                        example.end(),
                        example.incidents()));
        return file;
    }

    private int execute(String... arguments) {
        CommandLine commandLine = Poolproof.commandLine();
        commandLine.setErr(new PrintWriter(err, true));
        return commandLine.execute(arguments);
    }
}
