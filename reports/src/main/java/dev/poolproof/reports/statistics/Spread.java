package dev.poolproof.reports.statistics;

import java.util.List;
import java.util.Optional;
import org.apache.commons.statistics.descriptive.Median;

/**
 * How one figure lies over several runs of the same plan.
 *
 * @param median the middle one
 * @param least the smallest
 * @param most the largest
 * @param count how many runs told it, at least 1
 */
public record Spread(double median, double least, double most, int count) {

    /** The spread of these figures, one a run; empty where there are none. */
    public static Optional<Spread> of(List<Double> figures) {
        if (figures.isEmpty()) {
            return Optional.empty();
        }
        double[] values =
                figures.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        double median = Median.withDefaults().withCopy(true).evaluate(values);
        return Optional.of(new Spread(median, values[0], values[values.length - 1], values.length));
    }
}
