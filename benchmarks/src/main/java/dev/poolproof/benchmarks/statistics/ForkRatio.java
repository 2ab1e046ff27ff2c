package dev.poolproof.benchmarks.statistics;

import java.util.stream.DoubleStream;
import org.apache.commons.statistics.descriptive.Mean;
import org.apache.commons.statistics.descriptive.Variance;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * The ratio of two benchmarks' figures, with a 95 % interval after Welch on the logarithms. A fork is one observation: its
 * iterations share what its JIT compiler happened to do, and are no more evidence than one of them.
 */
public final class ForkRatio {

    private static final double UPPER = 0.975;

    private ForkRatio() {}

    /**
     * Says the ratio of the geometric means.
     *
     * @param candidate a figure a fork, above 0
     * @param reference a figure a fork, above 0
     * @return with unknown bounds (NaN) where either has fewer than two forks
     */
    public static Interval of(double[] candidate, double[] reference) {
        double[] upper = logarithms(candidate);
        double[] lower = logarithms(reference);
        double estimate = Mean.of(upper).getAsDouble() - Mean.of(lower).getAsDouble();
        double half = halfWidth(upper, lower);
        return Interval.ofLogarithms(estimate - half, estimate, estimate + half);
    }

    private static double halfWidth(double[] upper, double[] lower) {
        if (upper.length < 2 || lower.length < 2) {
            return Double.NaN;
        }
        double a = Variance.of(upper).getAsDouble() / upper.length;
        double b = Variance.of(lower).getAsDouble() / lower.length;
        if (a + b == 0) {
            return 0;
        }
        double degrees = (a + b) * (a + b) / (a * a / (upper.length - 1) + b * b / (lower.length - 1));
        return TDistribution.of(degrees).inverseCumulativeProbability(UPPER) * Math.sqrt(a + b);
    }

    private static double[] logarithms(double[] figures) {
        return DoubleStream.of(figures).map(Math::log).toArray();
    }
}
