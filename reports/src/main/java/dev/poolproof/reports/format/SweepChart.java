package dev.poolproof.reports.format;

import dev.poolproof.reports.measure.Measure;
import dev.poolproof.reports.statistics.Spread;
import dev.poolproof.reports.sweep.Standing;
import dev.poolproof.reports.sweep.Sweep;
import dev.poolproof.reports.sweep.SweptRun;
import dev.poolproof.reports.sweep.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The one chart of a sweep, as the page's script draws it and as its text alternative tells it: a panel a figure, in each of them
 * a column a combination, in each of those a dot a run.
 *
 * @param labels the combinations, smallest first
 * @param out which of them have a run with a finding
 * @param panels the figures
 */
record SweepChart(List<String> labels, List<Boolean> out, List<Panel> panels) {

    static SweepChart of(Sweep sweep) {
        List<Trial> trials = new ArrayList<>();
        List<Boolean> out = new ArrayList<>();
        sweep.ranking().ranked().forEach(ranked -> {
            trials.add(ranked.trial());
            out.add(ranked.standing() == Standing.OUT);
        });
        int takes = sweep.setup().serverTakes();
        List<Panel> panels = List.of(
                measured(trials, Measure.THROUGHPUT),
                measured(trials, Measure.LATENCY_P99),
                measured(trials, Measure.ACQUIRE_P99),
                measured(trials, Measure.PENDING_MOST),
                measured(trials, Measure.SESSIONS_MOST)
                        .withLimit(takes == 0 ? null : Double.valueOf(takes), "the server takes"),
                panel(trials, "refused", "Refused by the server", "sessions", SweepChart::refused));
        return new SweepChart(
                trials.stream().map(trial -> trial.combination().shortLabel()).toList(), out, panels);
    }

    private static Panel measured(List<Trial> trials, Measure measure) {
        return panel(
                trials,
                measure.id(),
                measure.title(),
                measure.unit(),
                run -> run.figures().get(measure));
    }

    private static Panel panel(
            List<Trial> trials, String id, String title, String unit, Function<SweptRun, @Nullable Double> figure) {
        List<Column> columns =
                trials.stream().map(trial -> Column.of(trial, figure)).toList();
        return new Panel(id, title, unit, columns, null, null);
    }

    private static @Nullable Double refused(SweptRun run) {
        return run.refused() == null ? null : Double.valueOf(run.refused());
    }

    /**
     * One figure of all combinations.
     *
     * @param id unique within the page
     * @param title what it shows
     * @param unit what the numbers count
     * @param columns the combinations, smallest first
     * @param limit a line that must not be crossed, null for none
     * @param limitLabel what that line is, null for none
     */
    record Panel(
            String id,
            String title,
            String unit,
            List<Column> columns,
            @Nullable Double limit,
            @Nullable String limitLabel) {

        Panel withLimit(@Nullable Double value, String label) {
            return new Panel(id, title, unit, columns, value, value == null ? null : label);
        }

        /** What to show while nobody points at the panel. */
        String atRest() {
            return limit == null ? "" : limitLabel + " " + ComparisonWords.figure(limit);
        }

        /** A text that tells what the picture shows. */
        String inWords() {
            StringBuilder words = new StringBuilder();
            columns.forEach(column -> words.append(column.name())
                    .append(": ")
                    .append(column.inWords())
                    .append(". "));
            if (limit != null) {
                words.append("A line says what ")
                        .append(limitLabel)
                        .append(": ")
                        .append(ComparisonWords.figure(limit))
                        .append(". ");
            }
            return words.toString().strip();
        }
    }

    /**
     * One figure of one combination.
     *
     * @param name the combination
     * @param dots a figure a run, only those that are known
     * @param median the middle of them, null where none is known
     */
    record Column(String name, List<Double> dots, @Nullable Double median) {

        static Column of(Trial trial, Function<SweptRun, @Nullable Double> figure) {
            List<Double> dots =
                    trial.runs().stream().map(figure).filter(Objects::nonNull).toList();
            return new Column(
                    trial.combination().label(),
                    dots,
                    Spread.of(dots).map(Spread::median).orElse(null));
        }

        /** The median and what lies around it. */
        public String inWords() {
            return Spread.of(dots)
                    .map(spread -> ComparisonWords.figure(spread.median())
                            + (spread.least() == spread.most()
                                    ? ""
                                    : " (" + ComparisonWords.figure(spread.least()) + " to "
                                            + ComparisonWords.figure(spread.most()) + ")"))
                    .orElse("unknown");
        }
    }
}
