package dev.poolproof.reports.sweep;

import dev.poolproof.reports.measure.Measure;
import dev.poolproof.reports.statistics.Spread;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A combination of settings and all that was run with it.
 *
 * @param combination the settings
 * @param mayOpen connections that all pools together may open with them
 * @param runs its runs, in their order
 */
public record Trial(Combination combination, long mayOpen, List<SweptRun> runs) {

    /** The word of a verdict that found something. */
    private static final String FAIL = "FAIL";

    public Trial {
        runs = List.copyOf(runs);
    }

    /** Whether some run of it found something: such a setting is none to choose, however fast it is. */
    public boolean fails() {
        return runs.stream().anyMatch(run -> run.verdict().equals(FAIL));
    }

    /** Whether it may be chosen: no run of it found anything, and not all of them were invalid. */
    public boolean holds() {
        return !fails() && runs.stream().anyMatch(SweptRun::passed);
    }

    /** How many runs came to each verdict. */
    public Map<String, Long> verdicts() {
        Map<String, Long> verdicts = new TreeMap<>();
        runs.forEach(run -> verdicts.merge(run.verdict(), 1L, Long::sum));
        return verdicts;
    }

    /** The rules that found a cause in any run. */
    public List<String> causes() {
        return runs.stream().flatMap(run -> run.causes().stream()).distinct().toList();
    }

    /** One figure a run; of one that holds only those that passed, since an invalid run measured something else too. */
    public List<Double> figures(Measure measure) {
        return runs.stream()
                .filter(run -> run.passed() || !holds())
                .map(run -> run.figures().get(measure))
                .filter(Objects::nonNull)
                .toList();
    }

    /** How a figure lies over the runs; empty where none recorded it. */
    public Optional<Spread> spread(Measure measure) {
        return Spread.of(figures(measure));
    }

    /** The median of a figure, 0 where nobody knows: for an order, not to be shown. */
    double median(Measure measure) {
        return spread(measure).map(Spread::median).orElse(0.0);
    }

    /** Sessions that the server refused in all runs together, as far as known. */
    public long refused() {
        return runs.stream()
                .map(SweptRun::refused)
                .filter(Objects::nonNull)
                .mapToLong(Long::longValue)
                .sum();
    }

    /** Requests that failed in all runs together, as far as known. */
    public long failures() {
        return runs.stream()
                .map(SweptRun::failures)
                .filter(Objects::nonNull)
                .mapToLong(Long::longValue)
                .sum();
    }
}
