package dev.poolproof.reports.compare;

import dev.poolproof.reports.measure.Measure;
import dev.poolproof.reports.record.RunRecord;
import dev.poolproof.reports.statistics.Interval;
import dev.poolproof.reports.statistics.MedianRatio;
import dev.poolproof.reports.verdict.RunFigures;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A measure on two sides.
 *
 * @param measure what was measured
 * @param before one figure a run
 * @param after one figure a run
 * @param ratio after ÷ before, with its interval; null where nothing may be said of it
 * @param reading what may be said
 */
public record MeasureChange(
        Measure measure,
        List<Double> before,
        List<Double> after,
        @Nullable Interval ratio,
        Reading reading) {

    /** Above this share of failures a latency is one of failures too. */
    private static final double FAILURES_BORNE = 0.01;

    public MeasureChange {
        before = List.copyOf(before);
        after = List.copyOf(after);
    }

    static MeasureChange between(Measure measure, Series before, Series after) {
        List<Double> low = before.figures(measure::of);
        List<Double> high = after.figures(measure::of);
        Reading hindrance = hindrance(measure, before, after, low, high);
        if (hindrance != null) {
            return new MeasureChange(measure, low, high, null, hindrance);
        }
        if (Stream.concat(low.stream(), high.stream()).allMatch(figure -> figure == 0)) {
            return new MeasureChange(measure, low, high, null, Reading.ALIKE);
        }
        return MedianRatio.of(low, high)
                .map(ratio -> new MeasureChange(measure, low, high, ratio, reading(measure, ratio)))
                .orElseGet(() -> new MeasureChange(measure, low, high, null, Reading.NO_RATIO));
    }

    private static @Nullable Reading hindrance(
            Measure measure, Series before, Series after, List<Double> low, List<Double> high) {
        if (low.isEmpty() || high.isEmpty()) {
            return Reading.NOT_RECORDED;
        }
        if (low.size() < MedianRatio.FEWEST_RUNS || high.size() < MedianRatio.FEWEST_RUNS) {
            return Reading.NOISE_UNKNOWN;
        }
        if (rate(before) != rate(after)) {
            return Reading.OTHER_LOAD;
        }
        return measure.isOfAnswers() && (hasFailures(before) || hasFailures(after)) ? Reading.FAILURES_COUNT : null;
    }

    private static Reading reading(Measure measure, Interval ratio) {
        double least = measure.leastRatio();
        if (ratio.contains(1) || (ratio.estimate() < least && ratio.estimate() > 1 / least)) {
            return Reading.ALIKE;
        }
        boolean more = ratio.estimate() > 1;
        return switch (measure.better()) {
            case MORE -> more ? Reading.BETTER : Reading.WORSE;
            case LESS -> more ? Reading.WORSE : Reading.BETTER;
            case NEITHER -> Reading.CHANGED;
        };
    }

    private static double rate(Series series) {
        return series.runs().get(0).run().plan().ratePerSecond();
    }

    private static boolean hasFailures(Series series) {
        return series.figures(MeasureChange::failedShare).stream().anyMatch(share -> share > FAILURES_BORNE);
    }

    private static @Nullable Double failedShare(RunRecord run) {
        RunFigures figures = RunFigures.of(run);
        Long requests = figures.requests();
        Long failures = figures.failures();
        return requests == null || failures == null || requests == 0
                ? null
                : Double.valueOf((double) failures / requests);
    }
}
