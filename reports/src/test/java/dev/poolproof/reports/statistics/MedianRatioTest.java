package dev.poolproof.reports.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

final class MedianRatioTest {

    private static final int PAIRS = 500;

    @Test
    void tellsARatioAndRulesOutThatNothingChanged() {
        Interval ratio = ratio(List.of(10.0, 10.2, 9.9, 10.1, 10.0), List.of(12.0, 12.1, 11.9, 12.2, 12.0));

        assertThat(ratio.estimate()).isCloseTo(1.2, within(1e-9));
        assertThat(ratio.contains(1)).isFalse();
        assertThat(ratio.low()).isGreaterThan(1.15);
        assertThat(ratio.high()).isLessThan(1.25);
    }

    @Test
    void saysTheSameOfTheSameFigures() {
        List<Double> before = List.of(8.0, 11.0, 9.0, 14.0, 10.0);
        List<Double> after = List.of(9.0, 8.5, 13.0, 12.0, 11.0);

        assertThat(MedianRatio.of(before, after)).isEqualTo(MedianRatio.of(before, after));
    }

    @Test
    void doesNotDependOnTheOrderOfTheRunsButForItsDraws() {
        Interval one = ratio(List.of(8.0, 11.0, 9.0, 14.0, 10.0), List.of(9.0, 8.5, 13.0, 12.0, 11.0));
        Interval other = ratio(List.of(14.0, 9.0, 8.0, 11.0, 10.0), List.of(12.0, 13.0, 9.0, 11.0, 8.5));

        assertThat(other.estimate()).isEqualTo(one.estimate());
        assertThat(other.low()).isCloseTo(one.low(), within(0.1));
    }

    @Test
    void saysNothingOfTooFewRuns() {
        assertThat(MedianRatio.of(List.of(10.0), List.of(20.0))).isEmpty();
        assertThat(MedianRatio.of(List.of(9.0, 10.0, 9.5, 9.8), List.of(20.0, 21.0, 22.0, 20.0, 20.0)))
                .isEmpty();
    }

    @Test
    void saysNothingWhereThereIsNoRatio() {
        assertThat(MedianRatio.of(List.of(0.0, 1.0, 1.0, 1.0, 1.0), List.of(2.0, 2.0, 2.0, 2.0, 2.0)))
                .isEmpty();
        assertThat(MedianRatio.of(List.of(1.0, 1.0, 1.0, 1.0, 1.0), List.of(2.0, Double.NaN, 2.0, 2.0, 2.0)))
                .isEmpty();
    }

    /** The noise of a p99 on a small machine, and nothing changed: how often does the interval say otherwise? */
    @Test
    void seldomSeesAChangeWhereThereIsNone() {
        Random random = new Random(1);
        for (int runs : new int[] {MedianRatio.FEWEST_RUNS, 8}) {
            int wrong = 0;
            for (int pair = 0; pair < PAIRS; pair++) {
                Interval ratio = ratio(noise(runs, random), noise(runs, random));
                wrong += ratio.contains(1) ? 0 : 1;
            }
            assertThat(wrong).as("of " + PAIRS + " pairs of " + runs + " runs").isLessThan(PAIRS / 20);
        }
    }

    @Test
    void refusesBoundsThatDoNotHoldTheEstimate() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Interval(1, 0.5, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> new Interval(Double.NaN, 1, 2));
    }

    @Test
    void spreadsFiguresOverTheirRuns() {
        assertThat(Spread.of(List.of(3.0, 9.0, 4.0, 5.0))).contains(new Spread(4.5, 3, 9, 4));
        assertThat(Spread.of(List.of())).isEmpty();
    }

    private static Interval ratio(List<Double> before, List<Double> after) {
        Optional<Interval> ratio = MedianRatio.of(before, after);
        assertThat(ratio).isPresent();
        return ratio.orElseThrow();
    }

    private static List<Double> noise(int runs, Random random) {
        return DoubleStream.generate(() -> Math.exp(0.2 * random.nextGaussian()))
                .limit(runs)
                .boxed()
                .toList();
    }
}
