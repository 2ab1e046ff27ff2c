package dev.poolproof.run.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolproof.reports.record.Outcome;
import dev.poolproof.reports.record.Phase;
import dev.poolproof.reports.record.Sample;
import dev.poolproof.reports.record.Sample.GuardSample;
import dev.poolproof.reports.record.Sample.LoadSample;
import dev.poolproof.reports.record.Sample.ServerSample;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LiveLineTest {

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    @Test
    void showsPhaseRatePoolsServerAndFailures() {
        try (LiveLine live = line(false)) {
            live.phase(Phase.Name.LOAD);
            live.sample(sample(1_000, 100, 0));
            live.phase(Phase.Name.SETTLE_AGAIN);
            live.sample(sample(2_000, 150, 7));
        }

        assertThat(text().lines())
                .containsExactly(
                        "  load           1.0 s     0 req/s  active 3  idle 5  pending 2  pools 4  sessions 8  failed 0",
                        "  settle again   2.0 s    50 req/s  active 3  idle 5  pending 2  pools 4  sessions 8  failed 7");
    }

    @Test
    void writesOneLineInTwoSecondsWhereThereIsNoTerminal() {
        try (LiveLine live = line(false)) {
            live.phase(Phase.Name.LOAD);
            for (int millis = 0; millis <= 4_000; millis += 250) {
                live.sample(sample(millis, 0, 0));
            }
        }

        assertThat(text().lines()).hasSize(3);
    }

    @Test
    void writesOverItsLineInATerminalAndLeavesNoRestBehind() {
        try (LiveLine live = line(true)) {
            live.sample(sample(250, 0, 0));
            live.sample(sample(500, 0, 0));
            live.say("a line of its own");
        }

        assertThat(text()).contains("\r\u001b[K").endsWith("\r\u001b[Ka line of its own\n");
    }

    @Test
    void saysWhichSourceDoesNotAnswer() {
        try (LiveLine live = line(false)) {
            live.sample(new Sample(0, null, null, null));
        }

        assertThat(text()).contains("service does not answer").contains("server does not answer");
    }

    private LiveLine line(boolean interactive) {
        return new LiveLine(new PrintStream(written, true, StandardCharsets.UTF_8), interactive);
    }

    private String text() {
        return written.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }

    private static Sample sample(long atMillis, long sent, long failed) {
        return new Sample(
                atMillis,
                new ServerSample(9, 1, 8, 0, 0),
                new GuardSample(100, 97, 3, 5, 2, 8, 4, 1 << 20, 30),
                new LoadSample(sent, Map.of(Outcome.ACQUIRE_TIMEOUT, failed)));
    }
}
