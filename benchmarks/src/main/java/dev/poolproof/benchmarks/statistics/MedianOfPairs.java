package dev.poolproof.benchmarks.statistics;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.apache.commons.statistics.descriptive.Median;
import org.apache.commons.statistics.descriptive.Quantile;

/**
 * The median of log-ratios, one a pair of forks, with a 95 % bootstrap interval over the pairs (percentile method). The
 * seed is fixed: the same figures give the same interval.
 */
public final class MedianOfPairs {

    private static final long SEED = 20_261_123;
    private static final int RESAMPLES = 10_000;
    private static final double LOWER = 0.025;
    private static final double UPPER = 0.975;

    private MedianOfPairs() {}

    /**
     * Says the median ratio.
     *
     * @param logRatios natural logarithms, one a pair
     * @return with unknown bounds (NaN) where there are no pairs, or one is no number
     */
    public static Interval of(double[] logRatios) {
        if (logRatios.length == 0) {
            return new Interval(Double.NaN, Double.NaN, Double.NaN);
        }
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(SEED);
        Median median = Median.withDefaults();
        double[] medians = new double[RESAMPLES];
        double[] sample = new double[logRatios.length];
        for (int resample = 0; resample < RESAMPLES; resample++) {
            for (int pair = 0; pair < sample.length; pair++) {
                sample[pair] = logRatios[random.nextInt(logRatios.length)];
            }
            medians[resample] = median.evaluate(sample);
        }
        double[] bounds = Quantile.withDefaults().evaluate(medians, LOWER, UPPER);
        return Interval.ofLogarithms(bounds[0], median.withCopy(true).evaluate(logRatios), bounds[1]);
    }
}
