package dev.poolproof.reports.sweep;

import dev.poolproof.reports.measure.Measure;
import dev.poolproof.reports.statistics.Interval;
import dev.poolproof.reports.statistics.MedianRatio;
import org.jspecify.annotations.Nullable;

/**
 * A combination of settings compared with the best.
 *
 * @param trial the combination and its runs
 * @param standing how it stands
 * @param throughput its answers a second ÷ the best's; null where they were not compared
 * @param latency its 99th percentile of latency ÷ the best's; null where they were not compared
 */
public record Ranked(
        Trial trial,
        Standing standing,
        @Nullable Interval throughput,
        @Nullable Interval latency) {

    /** So much less throughput matters. */
    public static final double LEAST_THROUGHPUT = 0.95;

    /** So much more latency matters: less is hardly to be told from noise at the 99th percentile of a short run. */
    public static final double MOST_LATENCY = 1.2;

    static Ranked alone(Trial trial, Standing standing) {
        return new Ranked(trial, standing, null, null);
    }

    /** Compares; both must have runs that passed. */
    static Ranked against(Trial best, Trial trial) {
        Interval throughput = ratio(best, trial, Measure.THROUGHPUT);
        Interval latency = ratio(best, trial, Measure.LATENCY_P99);
        if (throughput == null || latency == null) {
            return alone(trial, Standing.UNCOMPARED);
        }
        return new Ranked(trial, standing(throughput, latency), throughput, latency);
    }

    /** By size and interval together: a difference counts where it matters and the noise does not explain it. */
    private static Standing standing(Interval throughput, Interval latency) {
        boolean slower = latency.estimate() > MOST_LATENCY && latency.low() > 1;
        boolean doesLess = throughput.estimate() < LEAST_THROUGHPUT && throughput.high() < 1;
        if (slower || doesLess) {
            return Standing.WORSE;
        }
        boolean surely = latency.high() <= MOST_LATENCY && throughput.low() >= LEAST_THROUGHPUT;
        return surely ? Standing.AS_GOOD : Standing.UNCERTAIN;
    }

    private static @Nullable Interval ratio(Trial best, Trial trial, Measure measure) {
        return MedianRatio.of(best.figures(measure), trial.figures(measure)).orElse(null);
    }
}
