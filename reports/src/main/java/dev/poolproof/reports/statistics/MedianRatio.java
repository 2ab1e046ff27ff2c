package dev.poolproof.reports.statistics;

import java.util.List;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.apache.commons.statistics.descriptive.Median;
import org.apache.commons.statistics.descriptive.Quantile;

/**
 * The ratio of the medians of two series of runs, after ÷ before, with a 95 % bootstrap interval (percentile method; each
 * series is drawn from on its own). 1 says equal, 1.2 a fifth more. The seed is fixed: the same figures give the same
 * interval.
 *
 * <p>It cannot tell a change of the service from one of the machine between the series: interleave them.
 */
public final class MedianRatio {

    /**
     * The fewest runs of a series. With four the interval leaves out a ratio of 1 in 7 of 100 series of mere noise, with five in
     * 2 to 4, as it must (simulated with log-normal noise, 2026-11-23).
     */
    public static final int FEWEST_RUNS = 5;

    private static final long SEED = 20_261_123;
    private static final int RESAMPLES = 10_000;
    private static final double LOWER = 0.025;
    private static final double UPPER = 0.975;

    private MedianRatio() {}

    /**
     * The ratio; empty where a series has fewer than {@value #FEWEST_RUNS} runs, so that nobody knows the noise, or where a
     * figure is not above 0, so that there is no ratio.
     *
     * @param before one figure a run
     * @param after one figure a run, of the same unit
     */
    public static Optional<Interval> of(List<Double> before, List<Double> after) {
        if (before.size() < FEWEST_RUNS || after.size() < FEWEST_RUNS || !arePositive(before) || !arePositive(after)) {
            return Optional.empty();
        }
        double[] low = numbers(before);
        double[] high = numbers(after);
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(SEED);
        double[] ratios = new double[RESAMPLES];
        for (int resample = 0; resample < RESAMPLES; resample++) {
            ratios[resample] = median(drawn(high, random)) / median(drawn(low, random));
        }
        double estimate = median(high.clone()) / median(low.clone());
        double[] bounds = Quantile.withDefaults().evaluate(ratios, LOWER, UPPER);
        return Optional.of(new Interval(bounds[0], estimate, bounds[1]));
    }

    private static boolean arePositive(List<Double> figures) {
        return figures.stream().allMatch(figure -> figure > 0 && Double.isFinite(figure));
    }

    private static double[] numbers(List<Double> figures) {
        return figures.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static double[] drawn(double[] figures, UniformRandomProvider random) {
        double[] sample = new double[figures.length];
        for (int i = 0; i < sample.length; i++) {
            sample[i] = figures[random.nextInt(figures.length)];
        }
        return sample;
    }

    /** Moves the values about. */
    private static double median(double[] values) {
        return Median.withDefaults().evaluate(values);
    }
}
