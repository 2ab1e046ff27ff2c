package dev.poolproof.benchmarks.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.poolproof.benchmarks.HangingBorrow;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ForksIT {

    private static final ForkTiming TIMING = new ForkTiming(0, 1, Duration.ofMillis(50));

    @Test
    void endsAForkThatHangsAndSaysSo() {
        Forks forks = new Forks(new PrintStream(OutputStream.nullOutputStream()), timing -> Duration.ofSeconds(6));
        Set<ProcessHandle> before = children();

        assertThatThrownBy(() -> forks.run(trial("true"), TIMING))
                .isInstanceOf(ForkFailedException.class)
                .hasMessage("stuck could not be measured: its fork did not end within 6 s, and was ended.");

        assertThat(children()).isSubsetOf(before);
        assertThat(new Forks(new PrintStream(OutputStream.nullOutputStream()))
                        .run(trial("false"), TIMING)
                        .meanNanos())
                .isPositive();
    }

    private static Trial trial(String hangs) {
        return Trial.of("stuck", HangingBorrow.class.getName() + ".borrow", Map.of("hangs", hangs));
    }

    private static Set<ProcessHandle> children() {
        return ProcessHandle.current().children().collect(Collectors.toSet());
    }
}
