package dev.poolproof.run.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolproof.reports.format.ReportFormat;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

class PoolproofTest {

    private static final Path EXAMPLE = Path.of("../reports/examples/pool-per-request");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    static Stream<String> commands() {
        return Poolproof.commandLine().getSubcommands().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void helpsWithEveryCommand(String command) {
        int exitCode = execute(command, "--help");

        assertThat(exitCode).isZero();
        assertThat(out.toString()).startsWith("Usage: poolproof " + command);
        assertThat(out.toString().lines()).allMatch(line -> line.length() <= 100);
    }

    @Test
    void tellsItsVersion() {
        assertThat(execute("--version")).isZero();
        assertThat(out.toString()).startsWith("Poolproof ");
    }

    @Test
    void refusesToDoNothing() {
        assertThat(execute()).isEqualTo(ExitCode.USAGE.number());
        assertThat(err.toString())
                .contains(
                        "Which command? One of demo, run, watch, judge, compare, sweep, budget, doctor, baseline, selftest, variants, init.");
    }

    @Test
    void suggestsTheCommandThatWasMeant() {
        assertThat(execute("variant")).isEqualTo(ExitCode.USAGE.number());
        assertThat(err.toString()).contains("'variant'").contains("variants");
    }

    @Test
    void refusesADurationWithoutUnit() {
        assertThat(execute("run", "--duration", "10")).isEqualTo(ExitCode.USAGE.number());
        assertThat(err.toString())
                .contains("--duration")
                .contains("'10' is no duration")
                .contains("10s");
    }

    @Test
    void writesEveryReportAnewOfARecord(@TempDir Path folder) throws Exception {
        int exitCode = execute(
                "judge",
                EXAMPLE.toString(),
                "--reports",
                folder.toString(),
                "--sources",
                EXAMPLE.toString() + "/../../..");

        assertThat(exitCode).isEqualTo(ExitCode.FAIL.number());
        for (ReportFormat format : ReportFormat.values()) {
            assertThat(folder.resolve(format.fileName())).isNotEmptyFile();
        }
        assertThat(folder.resolve(ReportFormat.SARIF.fileName()))
                .content()
                .contains("\"app/src/main/java/dev/poolproof/app/handling/PoolPerRequest.java\"", "%SRCROOT%");
    }

    @Test
    void refusesSourcesThatAreNowhere() {
        assertThat(execute("judge", EXAMPLE.toString(), "--sources", "no/such/folder"))
                .isEqualTo(ExitCode.USAGE.number());
        assertThat(err.toString()).contains("no/such/folder").contains("--sources");
    }

    private int execute(String... arguments) {
        CommandLine commandLine = Poolproof.commandLine();
        commandLine.setOut(new PrintWriter(out));
        commandLine.setErr(new PrintWriter(err, true));
        int exitCode = commandLine.execute(arguments);
        out.flush();
        return exitCode;
    }
}
