package dev.poolproof.run.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.poolproof.reports.record.LoadFacts;
import dev.poolproof.run.plan.UsageException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands of others as the load, alone and with an end that is set. */
class CommandLoadTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    private Path folder = Path.of(".");

    @Test
    void saysHowTheCommandEnded() throws Exception {
        try (Load load = shell("exit 3")) {
            load.start();

            LoadFacts facts = load.await(PATIENCE);

            assertThat(facts.exitCode()).isEqualTo(3);
            assertThat(facts.generator()).isEqualTo("sh");
            assertThat(facts.requests()).isEmpty();
            assertThat(load.isRunning()).isFalse();
        }
    }

    @Test
    void remembersTheWorstOfItsRepetitions() throws Exception {
        Path second = folder.resolve("second");
        try (Load load = shell("test -e '" + second + "' && exit 0; touch '" + second + "'; exit 5")) {
            load.start();
            load.await(PATIENCE);
            load.start();

            assertThat(load.await(PATIENCE).exitCode()).isEqualTo(5);
        }
    }

    @Test
    void keepsItsArgumentsToItself() throws Exception {
        try (Load load = new CommandLoad(List.of("/bin/sh", "-c", "exit 0", "secret"))) {
            load.start();

            assertThat(load.await(PATIENCE).toString()).contains("sh").doesNotContain("secret");
        }
    }

    @Test
    void refusesWhatIsNoProgram() {
        try (Load load = new CommandLoad(List.of("no-such-program"))) {
            assertThatThrownBy(load::start)
                    .isInstanceOf(UsageException.class)
                    .hasMessageContaining("'no-such-program' cannot be run")
                    .hasMessageContaining("sh -c");
        }
    }

    @Test
    void endsWhatTheCommandStarted() throws Exception {
        Path pid = folder.resolve("pid");
        Load load = shell("sleep 300 & echo $! > '" + pid + "'; wait");
        load.start();
        Awaitility.await().atMost(20, TimeUnit.SECONDS).until(() -> Files.exists(pid) && Files.size(pid) > 0);
        ProcessHandle child =
                ProcessHandle.of(Long.parseLong(Files.readString(pid).strip())).orElseThrow();

        load.close();

        assertThat(load.isRunning()).isFalse();
        Awaitility.await().atMost(20, TimeUnit.SECONDS).until(() -> !child.isAlive());
    }

    @Test
    void endsACommandWhoseTimeIsOverWithoutBlamingIt() throws Exception {
        try (Load load = new BoundedLoad(command("sleep 300"), Duration.ofMillis(200), null)) {
            load.start();
            Awaitility.await().atMost(20, TimeUnit.SECONDS).until(() -> !load.isRunning());

            assertThat(load.await(Duration.ZERO).exitCode()).isNull();
        }
    }

    @Test
    void leavesACommandThatEndsInTimeItsExitCode() throws Exception {
        try (Load load = new BoundedLoad(command("exit 4"), Duration.ofMinutes(5), null)) {
            load.start();
            Awaitility.await().atMost(20, TimeUnit.SECONDS).until(() -> !load.isRunning());

            assertThat(load.await(Duration.ZERO).exitCode()).isEqualTo(4);
        }
    }

    @Test
    void waitsForAFileOfALoadFromElsewhere() throws Exception {
        Path done = folder.resolve("done");
        try (Load load = new BoundedLoad(null, Duration.ofMinutes(5), done)) {
            load.start();
            assertThat(load.isRunning()).isTrue();

            Files.createFile(done);

            assertThat(load.isRunning()).isFalse();
            assertThat(load.await(Duration.ZERO).generator()).isEqualTo("elsewhere");
        }
    }

    @Test
    void knowsNothingOfALoadWhoseFileNeverAppears() {
        try (Load load = new BoundedLoad(null, Duration.ZERO, folder.resolve("done"))) {
            load.start();

            assertThat(load.isRunning()).isFalse();
            assertThatThrownBy(() -> load.await(Duration.ZERO))
                    .isInstanceOf(LoadLostException.class)
                    .hasMessageContaining("did not appear within");
        }
    }

    private static Load shell(String script) {
        return command(script);
    }

    private static CommandLoad command(String script) {
        return new CommandLoad(List.of("sh", "-c", script));
    }
}
