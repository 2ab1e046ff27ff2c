package dev.poolproof.run.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.poolproof.reports.record.RunFile;
import dev.poolproof.reports.verdict.Invalid;
import dev.poolproof.reports.verdict.Judge;
import dev.poolproof.run.provision.MySqlAtHand;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ctrl-C in every phase: everything stops, nothing stays behind, and what was recorded is kept and judged INVALID. */
class InterruptionIT {

    @TempDir
    private Path runs = Path.of(".");

    @ParameterizedTest
    @ValueSource(strings = {"warm up", "settle ", "load ", "settle again"})
    void keepsWhatWasRecordedAndLeavesNothingRunning(String phase) throws Exception {
        try (CommandLineProcess command = CommandLineProcess.start(
                "run", "--database", "embedded", "--duration", "3s", "--runs", runs.toString())) {
            command.awaitLine("  " + phase);
            List<ProcessHandle> children = command.children();

            command.pressControlC();

            assertThat(command.exitCode()).as(command.output()).isEqualTo(ExitCode.INTERRUPTED.number());
            await().atMost(1, TimeUnit.SECONDS).until(() -> children.stream().noneMatch(ProcessHandle::isAlive));
            assertThat(children).isNotEmpty();
            try (Stream<Path> folders = Files.list(runs)) {
                Path run = folders.findFirst().orElseThrow();
                assertThat(Judge.judge(RunFile.read(run.resolve("run.json")))).isInstanceOf(Invalid.class);
            }
        }
    }

    @Test
    void endsAMySqlToo() throws Exception {
        MySqlAtHand.check();
        try (CommandLineProcess command =
                CommandLineProcess.start("run", "--database", "mysql", "--duration", "3s", "--runs", runs.toString())) {
            command.awaitLine("  load ");
            List<ProcessHandle> children = command.children();
            assertThat(children)
                    .anyMatch(child -> child.info().command().orElse("").endsWith("mysqld"));

            command.pressControlC();

            assertThat(command.exitCode()).as(command.output()).isEqualTo(ExitCode.INTERRUPTED.number());
            await().atMost(1, TimeUnit.SECONDS).until(() -> children.stream().noneMatch(ProcessHandle::isAlive));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Providing the database", "Starting the service"})
    void leavesNothingBehindWhereNothingWasRecordedYet(String step) throws Exception {
        try (CommandLineProcess command =
                CommandLineProcess.start("run", "--database", "embedded", "--runs", runs.toString())) {
            command.awaitLine(step);
            List<ProcessHandle> children = command.children();

            command.pressControlC();

            assertThat(command.exitCode()).as(command.output()).isEqualTo(ExitCode.INTERRUPTED.number());
            await().atMost(1, TimeUnit.SECONDS).until(() -> children.stream().noneMatch(ProcessHandle::isAlive));
            assertThat(command.output()).doesNotContain("\tat ");
            assertThat(runs).isEmptyDirectory();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Providing the database", "PASS     try-finally"})
    void endsASelfTestWithEverythingItStarted(String step) throws Exception {
        try (CommandLineProcess command =
                CommandLineProcess.start("selftest", "--database", "embedded", "--runs", runs.toString())) {
            command.awaitLine(step);
            List<ProcessHandle> children = command.children();

            command.pressControlC();

            assertThat(command.exitCode()).as(command.output()).isEqualTo(ExitCode.INTERRUPTED.number());
            await().atMost(1, TimeUnit.SECONDS).until(() -> children.stream().noneMatch(ProcessHandle::isAlive));
            assertThat(children).isNotEmpty();
            assertThat(command.output()).doesNotContain("\tat ");
            assertThat(runs).isEmptyDirectory();
        }
    }
}
