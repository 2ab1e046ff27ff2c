package dev.poolproof.run.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.poolproof.reports.record.Evidence;
import dev.poolproof.reports.record.GuardEvidence;
import dev.poolproof.reports.record.RunFile;
import dev.poolproof.reports.record.RunRecord;
import dev.poolproof.reports.record.ServerEvidence.Session;
import dev.poolproof.reports.verdict.Finding;
import dev.poolproof.reports.verdict.Invalid;
import dev.poolproof.reports.verdict.Judge;
import dev.poolproof.reports.verdict.Pass;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several instances against one server, and what is left of those that are replaced under load. */
class FleetIT {

    @TempDir
    private Path folder = Path.of(".");

    @Test
    void passesTwoInstancesThatAreCorrect() throws Exception {
        Runs runs = embedded();
        try (CommandLineProcess command = runs.start("--instances", "2")) {
            int exitCode = command.exitCode();

            assertThat(exitCode).as(command.output()).isEqualTo(ExitCode.PASS.number());
            assertThat(command.output()).contains("Budget: 8 pools of 2 instances may open 40 sessions");
            RunRecord record = runs.record();
            assertThat(Judge.judge(record)).isInstanceOf(Pass.class);
            assertThat(guard(record).pools())
                    .extracting(GuardEvidence.Pool::instance)
                    .contains("instance-1", "instance-2");
            assertThat(Objects.requireNonNull(end(record).server()).sessions())
                    .extracting(Session::instance)
                    .containsOnly("instance-1", "instance-2");
            assertThat(borrows(record, "instance-1")).isGreaterThan(20);
            assertThat(borrows(record, "instance-2")).isGreaterThan(20);
        }
    }

    @Test
    void tellsALeakInBothInstancesOnce() throws Exception {
        Runs runs = embedded();
        try (CommandLineProcess command = runs.start("--instances", "2", "--variant", "permissions=never-released")) {
            int exitCode = command.exitCode();

            assertThat(exitCode).as(command.output()).isEqualTo(ExitCode.FAIL.number());
            RunRecord record = runs.record();
            assertThat(Judge.judge(record).findings())
                    .filteredOn(finding -> finding.rule().equals("connection-leak"))
                    .singleElement()
                    .satisfies(finding -> {
                        assertThat(finding.line()).isNotNull();
                        // One instance has three pools of five for its tenants.
                        assertThat(finding.count()).isGreaterThan(15);
                    });
            assertThat(Judge.judge(record).findings())
                    .extracting(Finding::rule)
                    .doesNotContain("pool-not-closed", "duplicate-pool", "pool-per-request");
        }
    }

    @Test
    void saysBeforeTheLoadThatThreeInstancesDoNotFit() throws Exception {
        Runs runs = embedded();
        try (CommandLineProcess command = runs.start(
                "--instances",
                "3",
                "--tenants",
                "8",
                "--set",
                "pool.maximum=20",
                "--set",
                "pool.minimum-idle=1",
                "--max-connections",
                "151")) {
            int exitCode = command.exitCode();

            assertThat(exitCode).as(command.output()).isEqualTo(ExitCode.FAIL.number());
            assertThat(command.output())
                    .contains(
                            "Budget: 27 pools of 3 instances may open 540 sessions, and max_connections 151 leaves them"
                                    + " 150, with 1 in reserve: 390 too many.")
                    .contains("[budget-exceeded]");
        }
    }

    @Test
    void passesARollingRestartThatLeavesNothing() throws Exception {
        Runs runs = embedded();
        try (CommandLineProcess command = runs.startFor("40s", "--instances", "2", "--rolling-restart")) {
            int exitCode = command.exitCode();

            assertThat(exitCode).as(command.output()).isEqualTo(ExitCode.PASS.number());
            RunRecord record = runs.record();
            assertThat(record.plan().rollingRestart()).isTrue();
            assertThat(record.restarts()).hasSize(2).allSatisfy(restart -> {
                assertThat(restart.left()).isEmpty();
                assertThat(restart.endedAtMillis()).isNotNull();
            });
            assertThat(Objects.requireNonNull(end(record).server()).sessions())
                    .extracting(Session::instance)
                    .containsOnly("instance-3", "instance-4");
            assertThat(command.output()).contains("2 instances were replaced under load");
            assertThat(runs.only().resolve("report.html")).content().contains("2 instances were replaced under load");
            assertThat(runs.only().resolve("summary.md")).content().contains("2 instances were replaced under load");
        }
    }

    @Test
    void findsALeakOfAnInstanceThatWasReplaced() throws Exception {
        Runs runs = embedded();
        try (CommandLineProcess command = runs.startFor(
                "40s", "--instances", "2", "--rolling-restart", "--variant", "permissions=never-released")) {
            int exitCode = command.exitCode();

            assertThat(exitCode).as(command.output()).isEqualTo(ExitCode.FAIL.number());
            assertThat(command.output()).contains("[connection-leak]", "NeverReleased.java:");
            GuardEvidence guard = guard(runs.record());
            assertThat(guard.pools())
                    .filteredOn(pool -> pool.borrows() > pool.returns())
                    .extracting(GuardEvidence.Pool::instance)
                    .containsAnyOf("instance-1", "instance-2");
        }
    }

    @Test
    void failsARollingRestartThatLeavesSessions() throws Exception {
        Runs runs = embedded();
        try (CommandLineProcess command =
                runs.startFor("60s", "--instances", "2", "--rolling-restart", "--set", "stop-delay=5m")) {
            int exitCode = command.exitCode();

            assertThat(exitCode).as(command.output()).isEqualTo(ExitCode.FAIL.number());
            assertThat(command.output()).contains("[orphaned-session]");
            RunRecord record = runs.record();
            assertThat(Judge.judge(record).findings()).first().satisfies(finding -> {
                assertThat(finding.rule()).isEqualTo("orphaned-session");
                assertThat(finding.what()).contains("its process lived on");
            });
            assertThat(record.restarts())
                    .isNotEmpty()
                    .allSatisfy(restart -> assertThat(restart.left())
                            .isNotEmpty()
                            .allMatch(session -> restart.instance().equals(session.instance())));
        }
    }

    @Test
    void leavesNothingRunningOnControlC() throws Exception {
        try (CommandLineProcess command = embedded().startFor("40s", "--instances", "2", "--rolling-restart")) {
            command.awaitLine("Replacing instance-1 by instance-3");
            List<ProcessHandle> children = command.children();

            command.pressControlC();

            assertThat(command.exitCode()).as(command.output()).isEqualTo(ExitCode.INTERRUPTED.number());
            await().atMost(1, TimeUnit.SECONDS).until(() -> children.stream().noneMatch(ProcessHandle::isAlive));
            assertThat(children).hasSizeGreaterThan(3);
            try (Stream<Path> kept = Files.list(folder)) {
                RunRecord record = RunFile.read(kept.findFirst().orElseThrow().resolve(RunFolder.RECORD));
                assertThat(Judge.judge(record)).isInstanceOf(Invalid.class);
            }
        }
    }

    private static long borrows(RunRecord record, String instance) {
        return guard(record).pools().stream()
                .filter(pool -> instance.equals(pool.instance()))
                .mapToLong(GuardEvidence.Pool::borrows)
                .sum();
    }

    private static GuardEvidence guard(RunRecord record) {
        return Objects.requireNonNull(end(record).guard());
    }

    private static Evidence end(RunRecord record) {
        return Objects.requireNonNull(record.end());
    }

    private Runs embedded() {
        return new Runs(folder, List.of("--database", "embedded"));
    }
}
