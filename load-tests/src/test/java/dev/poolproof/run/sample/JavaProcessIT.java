package dev.poolproof.run.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.poolproof.reports.record.PoolEvidence;
import dev.poolproof.run.plan.UsageException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Looks into another process by its id, which is all that it is told. */
class JavaProcessIT {

    @Test
    void readsThePoolsOfAProcessByItsId() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LendingPool.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader output = process.inputReader()) {
            awaitReady(output);
            try (PoolObserver observer = JavaProcess.observe(Long.toString(process.pid()))) {
                PoolEvidence read = observer.read();

                assertThat(read.source()).isEqualTo("process " + process.pid());
                assertThat(read.startedAtEpochMillis()).isNotNull();
                assertThat(Objects.requireNonNull(read.pools())).singleElement().satisfies(pool -> {
                    assertThat(pool.name()).isEqualTo("orders");
                    assertThat(pool.active()).isEqualTo(1);
                    assertThat(pool.maximum()).isEqualTo(10);
                });
                process.getOutputStream().close();
                assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
                assertThatThrownBy(observer::read).isInstanceOf(IOException.class);
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private static void awaitReady(BufferedReader output) throws IOException {
        String line = output.readLine();
        while (line != null && !line.startsWith("ready")) {
            line = output.readLine();
        }
        assertThat(line).isEqualTo("ready true");
    }

    @ParameterizedTest
    @ValueSource(strings = {"999999999", "nobody", "127.0.0.1:1"})
    void saysWhatItExpectedWhereThereIsNoSuchProcess(String process) {
        assertThatThrownBy(() -> JavaProcess.observe(process))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("'" + process + "' could not be reached")
                .hasMessageContaining("--jmx 4711");
    }
}
