package dev.poolproof.reports.format;

import dev.poolproof.reports.measure.Measure;
import dev.poolproof.reports.statistics.Spread;
import dev.poolproof.reports.sweep.Ranked;
import dev.poolproof.reports.sweep.Standing;
import dev.poolproof.reports.sweep.Sweep;
import dev.poolproof.reports.sweep.Trial;
import dev.poolproof.reports.verdict.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The one table of a sweep: a row a combination, smallest first.
 *
 * @param heads what the columns say
 * @param rows the combinations
 */
record SweepTable(List<String> heads, List<Row> rows) {

    private static final String UNKNOWN = "–";

    static SweepTable of(Sweep sweep) {
        return new SweepTable(
                List.of(
                        "Setting",
                        "May open",
                        "Answers/s",
                        "p99 ms",
                        "Acquire p99 ms",
                        "Waiting",
                        "Refused",
                        "Failed",
                        "Verdict"),
                sweep.ranking().ranked().stream().map(each -> row(sweep, each)).toList());
    }

    private static Row row(Sweep sweep, Ranked ranked) {
        Trial trial = ranked.trial();
        List<Cell> cells = new ArrayList<>();
        cells.add(new Cell(Wording.number(trial.mayOpen()), sweep.setup().isTooMany(trial.mayOpen()), true));
        cells.add(median(trial, Measure.THROUGHPUT));
        cells.add(range(trial, Measure.LATENCY_P99));
        cells.add(median(trial, Measure.ACQUIRE_P99));
        cells.add(Cell.number(
                known(trial.spread(Measure.PENDING_MOST).map(Spread::most).orElse(null))));
        cells.add(counted(trial, trial.refused()));
        cells.add(counted(trial, trial.failures()));
        cells.add(new Cell(verdicts(trial), trial.fails(), false));
        return new Row(trial.combination().label(), ranked.standing(), cells);
    }

    private static Cell median(Trial trial, Measure measure) {
        return Cell.number(known(trial.spread(measure).map(Spread::median).orElse(null)));
    }

    /** The median, and the least and the most where the runs differ as it is shown. */
    private static Cell range(Trial trial, Measure measure) {
        return Cell.number(trial.spread(measure)
                .map(spread -> {
                    String least = ComparisonWords.figure(spread.least());
                    String most = ComparisonWords.figure(spread.most());
                    return ComparisonWords.figure(spread.median())
                            + (least.equals(most) ? "" : " (" + least + "–" + most + ")");
                })
                .orElse(UNKNOWN));
    }

    private static Cell counted(Trial trial, long count) {
        return trial.runs().isEmpty() ? Cell.number(UNKNOWN) : new Cell(Wording.number(count), count > 0, true);
    }

    private static String verdicts(Trial trial) {
        if (trial.runs().isEmpty()) {
            return "not run";
        }
        return trial.verdicts().entrySet().stream()
                .map(verdict -> Wording.number(verdict.getValue()) + " " + verdict.getKey())
                .collect(Collectors.joining(", "));
    }

    /** A figure of one run, or that nobody knows it. */
    static String known(@Nullable Number figure) {
        return figure == null ? UNKNOWN : ComparisonWords.figure(figure.doubleValue());
    }

    /**
     * A combination.
     *
     * @param name its settings
     * @param standing how it stands against the best
     * @param cells its figures, in the order of the heads after the first
     */
    record Row(String name, Standing standing, List<Cell> cells) {}

    /**
     * A figure of a combination.
     *
     * @param text what it says
     * @param bad whether it should not be so
     * @param number whether it is a number
     */
    record Cell(String text, boolean bad, boolean number) {

        static Cell number(String text) {
            return new Cell(text, false, true);
        }

        String style() {
            return (number ? "n" : "t") + (bad ? " bad" : number && text.equals("0") ? " zero" : "");
        }
    }
}
