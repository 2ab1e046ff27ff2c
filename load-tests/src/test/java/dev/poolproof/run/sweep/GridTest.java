package dev.poolproof.run.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.poolproof.reports.sweep.Combination;
import dev.poolproof.run.plan.UsageException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GridTest {

    @Test
    void combinesEveryValueWithEveryOther() {
        Map<String, String> asked = new LinkedHashMap<>();
        asked.put("pool.maximum", "10,20");
        asked.put("pool.acquire-timeout", "1s");
        asked.put("pool.keepalive", "off, on");

        Grid grid = Grid.of(asked);

        assertThat(grid.combinations())
                .extracting(Combination::label)
                .containsExactly(
                        "pool.maximum=10, pool.tcp-keep-alive=off",
                        "pool.maximum=10, pool.tcp-keep-alive=on",
                        "pool.maximum=20, pool.tcp-keep-alive=off",
                        "pool.maximum=20, pool.tcp-keep-alive=on");
        assertThat(grid.settings(grid.combinations().get(2)))
                .containsOnly(
                        Map.entry("pool.maximum", "20"),
                        Map.entry("pool.tcp-keep-alive", "off"),
                        Map.entry("pool.acquire-timeout", "1s"));
    }

    @Test
    void takesTheNameOfAnotherSettingForItsValue() {
        Grid grid = Grid.of(Map.of("pool.maximum", "10,20", "pool.minimum-idle", "pool.maximum"));

        assertThat(grid.combinations())
                .map(grid::settings)
                .map(settings -> settings.get("pool.minimum-idle"))
                .containsExactly("10", "20");
    }

    @Test
    void refusesWhatComparesNothing() {
        assertRefused(Map.of(), "none was given more than one value");
        assertRefused(Map.of("pool.maximum", "10"), "--set pool.maximum=10,20");
    }

    @Test
    void refusesValuesThatAreEmptyOrGivenTwice() {
        assertRefused(Map.of("pool.maximum", "10,,20"), "--set pool.maximum=10,,20 has an empty value");
        assertRefused(Map.of("pool.maximum", "10,20,10"), "names a value twice");
    }

    @Test
    void refusesMoreThanAnybodyReads() {
        assertRefused(
                Map.of("a", "1,2,3,4", "b", "1,2,3,4", "c", "1,2,3"),
                "make 48 combinations, but a sweep tries at most 32");
    }

    private static void assertRefused(Map<String, String> asked, String message) {
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> Grid.of(asked))
                .withMessageContaining(message);
    }
}
