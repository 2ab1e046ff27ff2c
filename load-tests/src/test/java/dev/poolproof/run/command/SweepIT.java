package dev.poolproof.run.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.poolproof.reports.format.SweepFormat;
import dev.poolproof.reports.record.Evidence;
import dev.poolproof.reports.record.RunFile;
import dev.poolproof.reports.record.RunRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The command {@code sweep}, whole: a real database, a real service, real load. What its figures allow is tested elsewhere. */
class SweepIT {

    @TempDir
    private Path runs = Path.of(".");

    @TempDir
    private Path kept = Path.of(".");

    @Test
    void runsEveryCombinationInEveryRoundAndKeepsIt() throws Exception {
        try (CommandLineProcess command = sweep(
                "--set",
                "pool.maximum=2,4",
                "--set",
                "pool.keepalive=on",
                "--repeats",
                "2",
                "--reports",
                kept.toString())) {
            int exitCode = command.exitCode();

            assertThat(exitCode).as(command.output()).isEqualTo(ExitCode.INVALID.number());
            assertThat(command.output())
                    .contains("1 of 4  pool.maximum=2, round 1: PASS", "4 of 4  pool.maximum=2, round 2: PASS", " left")
                    .contains("No answer: the noise between runs is unknown below 5 valid runs");
            for (SweepFormat format : SweepFormat.values()) {
                assertThat(only().resolve(format.fileName())).isNotEmptyFile();
                assertThat(kept.resolve(format.fileName())).isNotEmptyFile();
            }
            RunRecord run = RunFile.read(only().resolve("setting-2-round-2").resolve("run.json"));
            assertThat(run.plan().settings())
                    .containsEntry("pool.maximum", "4")
                    .containsEntry("pool.tcp-keep-alive", "on");
            assertThat(run.end()).isNotNull().extracting(Evidence::acquires).isNotNull();
            JsonNode told = new JsonMapper().readTree(Files.readString(kept.resolve("sweep.json")));
            assertThat(told.path("settings").get(0).path("runs").size()).isEqualTo(2);
            assertThat(told.at("/settings/0/figures/acquire-p99/count").asInt()).isEqualTo(2);
            assertThat(told.at("/settings/0/mayOpen").asInt()).isEqualTo(8);
        }
    }

    @Test
    void keepsWhatWasMeasuredWhenInterrupted() throws Exception {
        try (CommandLineProcess command = sweep("--set", "pool.maximum=2,4", "--repeats", "5")) {
            command.awaitLine("1 of 10");
            List<ProcessHandle> children = command.children();

            command.pressControlC();

            assertThat(command.exitCode()).as(command.output()).isEqualTo(ExitCode.INTERRUPTED.number());
            await().atMost(1, TimeUnit.SECONDS).until(() -> children.stream().noneMatch(ProcessHandle::isAlive));
            assertThat(only().resolve("sweep.txt")).content().contains("Interrupted after ", " of 10 runs.");
            assertThat(only().resolve("setting-1-round-1").resolve("run.json")).isNotEmptyFile();
        }
    }

    @Test
    void refusesWhatTheServiceWouldRefuseBeforeAnythingRuns() throws Exception {
        assertRefused(
                List.of("--set", "pool.maximum=2,4", "--set", "pool.maxium=5,6"),
                "poolproof.pool.maxium",
                "there is no such setting");
        assertRefused(List.of("--set", "pool.maximum=1,4"), "poolproof.pool.minimum-idle");
    }

    private void assertRefused(List<String> arguments, String... messages) throws Exception {
        try (CommandLineProcess command = sweep(arguments.toArray(String[]::new))) {
            assertThat(command.exitCode()).as(command.output()).isEqualTo(ExitCode.USAGE.number());
            assertThat(command.output()).contains(messages).doesNotContain("\tat ", "1 of ");
            assertThat(runs).isEmptyDirectory();
        }
    }

    private CommandLineProcess sweep(String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("sweep", "--database", "embedded", "--rate", "40"));
        arguments.addAll(List.of("--duration", "2s", "--runs", runs.toString()));
        arguments.addAll(List.of(more));
        return CommandLineProcess.start(arguments.toArray(String[]::new));
    }

    private Path only() throws IOException {
        try (Stream<Path> found = Files.list(runs)) {
            List<Path> all = found.toList();
            assertThat(all).hasSize(1);
            return all.get(0);
        }
    }
}
