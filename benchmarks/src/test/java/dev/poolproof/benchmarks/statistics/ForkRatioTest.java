package dev.poolproof.benchmarks.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ForkRatioTest {

    @Test
    void boundsTheRatioOfTheForks() {
        Interval ratio = ForkRatio.of(new double[] {20, 21, 19}, new double[] {10, 10.5, 9.5});

        assertThat(ratio.estimate()).isCloseTo(2, within(1e-9));
        assertThat(ratio.contains(2)).isTrue();
        assertThat(ratio.contains(1)).isFalse();
        assertThat(ratio.isKnown()).isTrue();
    }

    @Test
    void knowsNoBoundsOfASingleFork() {
        Interval ratio = ForkRatio.of(new double[] {20}, new double[] {10, 11});

        assertThat(ratio.isKnown()).isFalse();
        assertThat(ratio.estimate()).isGreaterThan(1);
    }
}
