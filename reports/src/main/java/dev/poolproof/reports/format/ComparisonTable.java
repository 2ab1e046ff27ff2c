package dev.poolproof.reports.format;

import dev.poolproof.reports.compare.ComparedRun;
import dev.poolproof.reports.compare.Comparison;
import dev.poolproof.reports.compare.MeasureChange;
import dev.poolproof.reports.compare.Reading;
import dev.poolproof.reports.compare.Series;
import dev.poolproof.reports.compare.Side;
import dev.poolproof.reports.measure.Measure;
import dev.poolproof.reports.record.GuardEvidence.Site;
import dev.poolproof.reports.record.Outcome;
import dev.poolproof.reports.statistics.Spread;
import dev.poolproof.reports.verdict.Finding;
import dev.poolproof.reports.verdict.LossRate;
import dev.poolproof.reports.verdict.RunFigures;
import dev.poolproof.reports.verdict.Wording;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The table that shows both sides, a column a series. A figure of several runs is their median, with the least and the most.
 *
 * @param heads what each series shows; last, where a change can be spoken of, the change
 * @param rows what is compared, each of as many cells as there are heads
 */
record ComparisonTable(List<String> heads, List<Row> rows) {

    static ComparisonTable of(Comparison comparison) {
        List<Series> series = comparison.series();
        List<Row> rows = new ArrayList<>();
        rows.add(row("Verdict", series, ComparisonTable::verdict));
        rows.add(row("Cause", series, ComparisonTable::cause));
        rows.add(row("Line", series, ComparisonTable::line));
        if (series.stream().anyMatch(each -> loss(each) != null)) {
            rows.add(row("Lost per 1,000 requests", series, ComparisonTable::lost));
        }
        rows.add(counted("Requests", series, RunFigures::requests, false));
        rows.add(counted("Failed", series, RunFigures::failures, true));
        kinds(series).forEach(kind -> rows.add(counted("– " + Wording.of(kind), series, failed(kind), true)));
        rows.add(counted("Active after the drain", series, RunFigures::activeAfterDrain, true));
        rows.add(counted("Live pools", series, RunFigures::livePools, false));
        rows.add(counted("Server sessions", series, RunFigures::serverSessions, false));
        rows.add(counted("Sessions refused", series, RunFigures::refusedByServer, true));
        for (Measure measure : Measure.values()) {
            rows.add(row(
                    measure.title() + ", " + measure.unit(),
                    series,
                    each -> new Cell(ComparisonWords.of(each.spread(measure)), Tone.PLAIN, true)));
        }
        List<String> heads = new ArrayList<>(heads(comparison));
        return comparison.isPaired()
                ? withChange(heads, rows, comparison.measures())
                : new ComparisonTable(heads, rows);
    }

    /** What each series is called: its label, with its side where labels alone do not tell them apart. */
    static List<String> heads(Comparison comparison) {
        List<Series> series = comparison.series();
        boolean distinct = series.stream().map(Series::label).distinct().count() == series.size();
        List<String> heads = new ArrayList<>();
        for (Side side : List.of(comparison.before(), comparison.after())) {
            for (Series each : side.series()) {
                String name = distinct ? each.label() : side.name() + ": " + each.label();
                heads.add(
                        each.runs().size() == 1
                                ? name
                                : name + ", " + Wording.number(each.runs().size()) + " runs");
            }
        }
        return heads;
    }

    private static ComparisonTable withChange(List<String> heads, List<Row> rows, List<MeasureChange> changes) {
        heads.add("Change");
        int others = rows.size() - changes.size();
        List<Row> all = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            List<Cell> cells = new ArrayList<>(rows.get(i).cells());
            cells.add(i < others ? Cell.words("") : change(changes.get(i - others)));
            all.add(new Row(rows.get(i).name(), cells));
        }
        return new ComparisonTable(heads, all);
    }

    private static Cell change(MeasureChange change) {
        Tone tone = change.reading() == Reading.WORSE
                ? Tone.BAD
                : change.reading() == Reading.BETTER ? Tone.GOOD : Tone.QUIET;
        return new Cell(ComparisonWords.of(change), tone, false);
    }

    private static List<Outcome> kinds(List<Series> series) {
        return Arrays.stream(Outcome.values())
                .filter(Outcome::isFailure)
                .filter(kind -> kind == Outcome.MASKED_AS_UNKNOWN_TENANT
                        || series.stream()
                                .flatMap(each -> each.valid().stream())
                                .anyMatch(run -> RunFigures.of(run.run()).failures(kind) > 0))
                .toList();
    }

    private static Function<RunFigures, @Nullable Long> failed(Outcome kind) {
        return figures -> figures.requests() == null ? null : Long.valueOf(figures.failures(kind));
    }

    private static Row row(String name, List<Series> series, Function<Series, Cell> cell) {
        return new Row(name, series.stream().map(cell).toList());
    }

    private static Row counted(
            String name, List<Series> series, Function<RunFigures, @Nullable Long> figure, boolean shouldBeZero) {
        return row(name, series, each -> {
            Spread spread = Spread.of(each.figures(run -> {
                        Long count = figure.apply(RunFigures.of(run));
                        return count == null ? null : Double.valueOf(count.doubleValue());
                    }))
                    .orElse(null);
            Tone tone = spread != null && spread.most() == 0
                    ? Tone.QUIET
                    : shouldBeZero && spread != null ? Tone.BAD : Tone.PLAIN;
            return new Cell(ComparisonWords.of(spread), tone, true);
        });
    }

    private static Cell verdict(Series series) {
        Map<String, Long> words = series.runs().stream()
                .collect(Collectors.groupingBy(
                        (ComparedRun run) -> run.verdict().word(), TreeMap::new, Collectors.counting()));
        String text = words.size() == 1
                ? series.word()
                : words.entrySet().stream()
                        .map(word -> Wording.number(word.getValue()) + " " + word.getKey())
                        .collect(Collectors.joining(", "));
        return new Cell(text, series.word().equals("FAIL") ? Tone.BAD : Tone.PLAIN, false);
    }

    private static Cell cause(Series series) {
        Finding lead = series.lead();
        if (lead == null) {
            return Cell.words(series.valid().isEmpty() ? "unknown" : "none");
        }
        return Cell.words(lead.cause() == null ? lead.rule() : lead.rule() + ", " + lead.cause());
    }

    private static Cell line(Series series) {
        Finding lead = series.lead();
        Site line = lead == null ? null : lead.line();
        return Cell.words(line == null ? "–" : line.shortForm());
    }

    private static @Nullable LossRate loss(Series series) {
        Finding lead = series.lead();
        return lead == null ? null : lead.loss();
    }

    private static Cell lost(Series series) {
        LossRate loss = loss(series);
        String rate = loss == null ? "–" : (loss.atLeast() ? "≥ " : "") + Wording.decimal(loss.perThousand());
        return new Cell(rate, loss == null ? Tone.QUIET : Tone.BAD, true);
    }

    /** One thing that is compared. */
    record Row(String name, List<Cell> cells) {}

    /** How a cell stands out. */
    enum Tone {
        PLAIN,
        QUIET,
        GOOD,
        BAD
    }

    /**
     * What one series shows of it, or what may be said of the change.
     *
     * @param text the value
     * @param tone how it stands out
     * @param number whether it is a number
     */
    record Cell(String text, Tone tone, boolean number) {

        static Cell words(String text) {
            return new Cell(text, Tone.PLAIN, false);
        }

        /** Names of its style. */
        String style() {
            String kind = number ? "n" : "t";
            return switch (tone) {
                case PLAIN -> kind;
                case QUIET -> kind + " zero";
                case GOOD -> kind + " good";
                case BAD -> kind + " bad";
            };
        }
    }
}
