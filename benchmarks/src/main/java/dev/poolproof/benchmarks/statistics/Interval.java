package dev.poolproof.benchmarks.statistics;

/**
 * A ratio between its bounds, as factors: 1 says equal.
 *
 * @param low the lower bound
 * @param estimate the ratio
 * @param high the upper bound
 */
public record Interval(double low, double estimate, double high) {

    /** Takes natural logarithms to the factors they stand for. */
    static Interval ofLogarithms(double low, double estimate, double high) {
        return new Interval(Math.exp(low), Math.exp(estimate), Math.exp(high));
    }

    /** Whether there is anything to say at all: a figure that is missing makes every bound unknown. */
    public boolean isKnown() {
        return Double.isFinite(low) && Double.isFinite(estimate) && Double.isFinite(high);
    }

    public boolean contains(double factor) {
        return low <= factor && factor <= high;
    }

    /** Half of the width, relative to the estimate. */
    public double halfWidth() {
        return (high - low) / 2 / estimate;
    }
}
