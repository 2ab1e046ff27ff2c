package dev.poolproof.run.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.poolproof.run.plan.UsageException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {

    private static final Duration LOAD = Duration.ofSeconds(10);

    private long nanos;

    @Test
    void tellsTheTimeLeftFromTheRunsBefore() {
        Pace pace = new Pace(Duration.ofMinutes(5), 4, LOAD, () -> nanos);

        assertThat(pace.left()).isEqualTo(Duration.ofSeconds(64));

        nanos += Duration.ofSeconds(20).toNanos();
        pace.ran();

        assertThat(pace.left()).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void allowsNoRunThatWouldEndTooLate() {
        Pace pace = new Pace(Duration.ofSeconds(50), 3, LOAD, () -> nanos);
        nanos += Duration.ofSeconds(20).toNanos();
        pace.ran();

        assertThat(pace.allowsAnother()).isTrue();

        nanos += Duration.ofSeconds(20).toNanos();
        pace.ran();

        assertThat(pace.allowsAnother()).isFalse();
    }

    @Test
    void refusesWhatWouldTakeTooLongBeforeItBegins() {
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> Pace.requireTime(Duration.ofMinutes(2), 10, LOAD))
                .withMessageContaining("10 runs of about 16 s each take about 2 min 40 s, longer than --within 2m");
        Pace.requireTime(Duration.ofMinutes(3), 10, LOAD);
    }
}
