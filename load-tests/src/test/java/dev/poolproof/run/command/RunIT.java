package dev.poolproof.run.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolproof.reports.record.RunFile;
import dev.poolproof.reports.record.RunRecord;
import dev.poolproof.reports.verdict.Fail;
import dev.poolproof.reports.verdict.Judge;
import dev.poolproof.reports.verdict.Pass;
import dev.poolproof.reports.verdict.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command {@code run}, whole: a real database, a real service, real load. */
class RunIT {

    @TempDir
    private Path runs = Path.of(".");

    @ParameterizedTest
    @CsvSource({
        "permissions=never-released,                        connection-leak,      NeverReleased.java",
        "customers=cached-pool-closed,                      shared-pool-closed,   CachedPoolClosed.java",
        "dashboard=pool-per-request,                        pool-per-request,     PoolPerRequest.java",
        "dashboard=connection-per-query,                    borrow-amplification, ConnectionPerQuery.java",
        "customers=failure-masked-as-unknown-tenant,        failure-masked,       ",
    })
    void findsTheSeededMistakeFirstAndItsLine(String variant, String finding, String file) throws Exception {
        try (CommandLineProcess command = run("--variant", variant)) {
            int exitCode = command.exitCode();

            assertThat(exitCode).as(command.output()).isEqualTo(ExitCode.FAIL.number());
            Verdict verdict = Judge.judge(RunFile.read(onlyRun().resolve("run.json")));
            assertThat(verdict).isInstanceOfSatisfying(Fail.class, fail -> {
                assertThat(fail.findings().get(0).rule()).isEqualTo(finding);
            });
            if (file != null) {
                assertThat(command.output()).contains(file + ":");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"try-with-resources", "try-finally"})
    void passesACorrectService(String form) throws Exception {
        try (CommandLineProcess command = run(
                "--variant",
                "permissions=" + form,
                "--variant",
                "customers=" + form,
                "--variant",
                "dashboard=" + form)) {
            int exitCode = command.exitCode();

            assertThat(exitCode).as(command.output()).isEqualTo(ExitCode.PASS.number());
            RunRecord record = RunFile.read(onlyRun().resolve("run.json"));
            assertThat(Judge.judge(record)).isInstanceOf(Pass.class);
            assertThat(record.environment().database().engine()).isEqualTo("MariaDB");
            assertThat(record.environment().database().maxConnections()).isEqualTo(24);
            assertThat(onlyRun().resolve("report.html")).isNotEmptyFile();
            assertThat(onlyRun().resolve("verdict.json")).isNotEmptyFile();
            assertThat(onlyRun().resolve("gatling").resolve("index.html")).isNotEmptyFile();
        }
    }

    @Test
    void judgesARecordAgainWithTheSameVerdict() throws Exception {
        try (CommandLineProcess command = run("--variant", "permissions=never-released")) {
            assertThat(command.exitCode()).isEqualTo(ExitCode.FAIL.number());
        }

        try (CommandLineProcess again =
                CommandLineProcess.start("judge", onlyRun().toString())) {
            assertThat(again.exitCode()).isEqualTo(ExitCode.FAIL.number());
            assertThat(again.output()).contains("NeverReleased.java:");
        }
    }

    private CommandLineProcess run(String... more) throws IOException {
        List<String> arguments = Stream.concat(
                        Stream.of(
                                "run",
                                "--database",
                                "embedded",
                                "--rate",
                                "50",
                                "--duration",
                                "5s",
                                "--runs",
                                runs.toString()),
                        Stream.of(more))
                .toList();
        return CommandLineProcess.start(arguments.toArray(String[]::new));
    }

    private Path onlyRun() {
        try (Stream<Path> found = Files.list(runs)) {
            List<Path> all = found.toList();
            assertThat(all).hasSize(1);
            return all.get(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
