package dev.poolproof.reports.statistics;

/**
 * An estimate between its bounds.
 *
 * @param low the lower bound
 * @param estimate the estimate
 * @param high the upper bound
 */
public record Interval(double low, double estimate, double high) {

    public Interval {
        if (!(low <= estimate && estimate <= high) || Double.isInfinite(low) || Double.isInfinite(high)) {
            throw new IllegalArgumentException(
                    "An interval is an estimate between two bounds, but was " + low + ", " + estimate + ", " + high);
        }
    }

    /** Whether this value is one that the interval does not rule out. */
    public boolean contains(double value) {
        return low <= value && value <= high;
    }
}
