package dev.poolproof.run.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolproof.reports.record.Evidence;
import dev.poolproof.reports.record.LoadFacts;
import dev.poolproof.reports.record.RunRecord;
import dev.poolproof.reports.verdict.Fail;
import dev.poolproof.reports.verdict.Judge;
import dev.poolproof.reports.verdict.Pass;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code run}, whole: a real database, a real service, real load. The catalogue itself is tested elsewhere. */
class RunIT {

    @TempDir
    private Path folder = Path.of(".");

    @Test
    void failsAServiceWithAMistakeAndNamesItsPlace() throws Exception {
        Runs runs = embedded();
        try (CommandLineProcess command = runs.start("--variant", "dashboard=pool-per-request")) {
            int exitCode = command.exitCode();

            assertThat(exitCode).as(command.output()).isEqualTo(ExitCode.FAIL.number());
            assertThat(command.output()).contains("[pool-per-request]", "PoolPerRequest.java:");
            assertThat(Judge.judge(runs.record())).isInstanceOf(Fail.class);
        }
    }

    @Test
    void addsWhatAVariantNeedsToShowItselfAndSaysSo() throws Exception {
        Runs runs = embedded();
        try (CommandLineProcess command = runs.start("--variant", "customers=cleanup-throws-before-release")) {
            int exitCode = command.exitCode();

            assertThat(exitCode).as(command.output()).isEqualTo(ExitCode.FAIL.number());
            assertThat(command.output())
                    .contains(
                            "customers cleanup-throws-before-release needs, and gets: injected failures (rollback-fails:")
                    .contains("CleanupThrowsBeforeRelease.java:");
            assertThat(runs.record().plan().faults()).singleElement().asString().startsWith("rollback-fails:");
        }
    }

    @Test
    void failsByTheServerAndTheClientsAloneWhereTheGuardIsSwitchedOff() throws Exception {
        Runs runs = embedded();
        try (CommandLineProcess command =
                runs.start("--variant", "permissions=never-released", "--evidence", "server")) {
            int exitCode = command.exitCode();

            assertThat(exitCode).as(command.output()).isEqualTo(ExitCode.FAIL.number());
            RunRecord record = runs.record();
            assertThat(record.plan().evidence()).isEqualTo("server");
            assertThat(record.end()).isNotNull().extracting(Evidence::guard).isNull();
            assertThat(record.recheck()).isNotNull();
        }
    }

    @Test
    void failsByWhatThePoolsPublishWhereTheGuardIsSwitchedOff() throws Exception {
        Runs runs = embedded();
        try (CommandLineProcess command = runs.start("--variant", "permissions=never-released", "--evidence", "pool")) {
            int exitCode = command.exitCode();

            assertThat(exitCode).as(command.output()).isEqualTo(ExitCode.FAIL.number());
            assertThat(command.output()).contains("[connection-leak]", "still in use", "pool yes, guard NO");
            RunRecord record = runs.record();
            assertThat(record.plan().evidence()).isEqualTo("pool");
            assertThat(record.end()).isNotNull().extracting(Evidence::pools).isNotNull();
            assertThat(record.samples()).anyMatch(sample -> sample.pools() != null);
        }
    }

    @Test
    void keepsTheEvidenceOfEveryRepetition() throws Exception {
        Runs runs = embedded();
        try (CommandLineProcess command = runs.start("--repeat", "3")) {
            int exitCode = command.exitCode();

            assertThat(exitCode).as(command.output()).isEqualTo(ExitCode.PASS.number());
            RunRecord record = runs.record();
            assertThat(record.plan().repeat()).isEqualTo(3);
            assertThat(record.cycles()).hasSize(2);
            assertThat(record.load()).isNotNull().extracting(LoadFacts::sent).isEqualTo(3 * 252L);
        }
    }

    @Test
    void passesACorrectService() throws Exception {
        Runs runs = embedded();
        try (CommandLineProcess command = runs.start()) {
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

    @Test
    void passesWithAMistakeThatIsKnown() throws Exception {
        Runs runs = embedded();
        String mistake = "permissions=never-released";
        Path baseline = folder.resolveSibling(folder.getFileName() + "-baseline.json");
        try (CommandLineProcess command = runs.start("--variant", mistake)) {
            assertThat(command.exitCode()).as(command.output()).isEqualTo(ExitCode.FAIL.number());
        }
        try (CommandLineProcess update = CommandLineProcess.start(
                "baseline", "update", runs.only().toString(), "--baseline", baseline.toString(), "--reason", "known")) {
            assertThat(update.exitCode()).as(update.output()).isEqualTo(ExitCode.PASS.number());
        }

        Runs again = new Runs(Files.createDirectory(folder.resolve("again")), List.of("--database", "embedded"));
        try (CommandLineProcess command = again.start("--variant", mistake, "--baseline", baseline.toString())) {
            int exitCode = command.exitCode();

            assertThat(exitCode).as(command.output()).isEqualTo(ExitCode.PASS.number());
            assertThat(command.output()).contains("PASS with ", "Accepted by the baseline:", "known");
            assertThat(again.only().resolve("verdict.txt")).content().startsWith("PASS with ");
        } finally {
            Files.deleteIfExists(baseline);
        }
    }

    @Test
    void failsPoolsThatDoNotFitBeforeAnythingWentWrong() throws Exception {
        Runs runs = embedded();
        try (CommandLineProcess command = runs.start("--set", "pool.maximum=60", "--max-connections", "150")) {
            int exitCode = command.exitCode();

            assertThat(exitCode).as(command.output()).isEqualTo(ExitCode.FAIL.number());
            assertThat(command.output())
                    .contains("Budget: 4 pools may open 240 sessions")
                    .contains("[budget-exceeded]");
        }
    }

    private Runs embedded() {
        return new Runs(folder, List.of("--database", "embedded"));
    }
}
