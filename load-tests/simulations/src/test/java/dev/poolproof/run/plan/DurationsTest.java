package dev.poolproof.run.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {

    @ParameterizedTest
    @CsvSource({"250ms, 250", "10s, 10000", "90s, 90000", "2m, 120000", "1h, 3600000", "0s, 0"})
    void readsWhatPeopleWriteAndWritesItBack(String text, long millis) {
        Duration read = Durations.parse(text);

        assertThat(read).isEqualTo(Duration.ofMillis(millis));
        assertThat(Durations.format(read)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10", "", "s", "1.5s", "-1s", "10 s", "PT10S", "9999999999s"})
    void refusesWhatIsNoDurationAndShowsOneThatIs(String text) {
        assertThatThrownBy(() -> Durations.parse(text))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("'" + text + "'")
                .hasMessageContaining("10s");
    }

    @Test
    void writesTheLargestUnitThatLosesNothing() {
        assertThat(Durations.format(Duration.ofMillis(1_500))).isEqualTo("1500ms");
        assertThat(Durations.format(Duration.ofMinutes(61))).isEqualTo("61m");
    }
}
