package dev.poolproof.run.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolproof.reports.record.RunRecord;
import dev.poolproof.reports.verdict.Fail;
import dev.poolproof.reports.verdict.Judge;
import dev.poolproof.reports.verdict.Pass;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The command {@code run}, whole: a real database, a real service, real load. */
class RunIT {

    @TempDir
    private Path folder = Path.of(".");

    @ParameterizedTest
    @CsvSource({
        "permissions=never-released,                 connection-leak,      NeverReleased.java:",
        "customers=cached-pool-closed,               shared-pool-closed,   CachedPoolClosed.java:",
        "dashboard=pool-per-request,                 pool-per-request,     PoolPerRequest.java:",
        "dashboard=connection-per-query,             borrow-amplification, ConnectionPerQuery.java:",
        "customers=failure-masked-as-unknown-tenant, failure-masked,       customers",
    })
    void findsTheSeededMistakeFirstAndWhereItIs(String variant, String finding, String place) throws Exception {
        Runs runs = embedded();
        try (CommandLineProcess command = runs.start("--variant", variant)) {
            int exitCode = command.exitCode();

            assertThat(exitCode).as(command.output()).isEqualTo(ExitCode.FAIL.number());
            assertThat(command.output()).contains("FAIL").contains(place);
            assertThat(Judge.judge(runs.record()))
                    .isInstanceOfSatisfying(
                            Fail.class,
                            fail -> assertThat(fail.findings().get(0).rule()).isEqualTo(finding));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"try-with-resources", "try-finally"})
    void passesACorrectService(String form) throws Exception {
        Runs runs = embedded();
        try (CommandLineProcess command = runs.start(
                "--variant",
                "permissions=" + form,
                "--variant",
                "customers=" + form,
                "--variant",
                "dashboard=" + form)) {
            int exitCode = command.exitCode();

            assertThat(exitCode).as(command.output()).isEqualTo(ExitCode.PASS.number());
            RunRecord record = runs.record();
            assertThat(Judge.judge(record)).isInstanceOf(Pass.class);
            assertThat(record.environment().database().engine()).isEqualTo("MariaDB");
            assertThat(record.environment().database().maxConnections()).isEqualTo(24);
            assertThat(runs.only())
                    .isDirectoryContaining("glob:**/report.html")
                    .isDirectoryContaining("glob:**/verdict.json")
                    .isDirectoryContaining("glob:**/service.log")
                    .isDirectoryNotContaining("glob:**tmp");
            assertThat(runs.only().resolve("gatling").resolve("index.html")).isNotEmptyFile();
        }
    }

    @Test
    void judgesARecordAgainWithTheSameVerdict() throws Exception {
        Runs runs = embedded();
        try (CommandLineProcess command = runs.start("--variant", "permissions=never-released")) {
            assertThat(command.exitCode()).as(command.output()).isEqualTo(ExitCode.FAIL.number());
        }

        try (CommandLineProcess again =
                CommandLineProcess.start("judge", runs.only().toString())) {
            assertThat(again.exitCode()).as(again.output()).isEqualTo(ExitCode.FAIL.number());
            assertThat(again.output()).contains("NeverReleased.java:");
        }
    }

    private Runs embedded() {
        return new Runs(folder, List.of("--database", "embedded"));
    }
}
