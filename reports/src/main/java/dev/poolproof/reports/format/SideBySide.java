package dev.poolproof.reports.format;

import dev.poolproof.reports.record.GuardEvidence.Site;
import dev.poolproof.reports.record.Outcome;
import dev.poolproof.reports.verdict.Finding;
import dev.poolproof.reports.verdict.LossRate;
import dev.poolproof.reports.verdict.RunFigures;
import dev.poolproof.reports.verdict.Verdict;
import dev.poolproof.reports.verdict.Wording;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The table that shows several runs side by side.
 *
 * @param heads what each run shows, a column each
 * @param rows what is compared
 */
record SideBySide(List<String> heads, List<Row> rows) {

    static SideBySide of(List<Side> sides) {
        List<RunFigures> figures =
                sides.stream().map(side -> side.judged().figures()).toList();
        List<Row> rows = new ArrayList<>();
        rows.add(new Row("Verdict", sides.stream().map(SideBySide::verdict).toList()));
        rows.add(new Row("Cause", sides.stream().map(SideBySide::cause).toList()));
        rows.add(new Row("Line", sides.stream().map(SideBySide::line).toList()));
        if (sides.stream().anyMatch(side -> loss(side) != null)) {
            rows.add(new Row(
                    "Lost per 1,000 requests",
                    sides.stream().map(SideBySide::lost).toList()));
        }
        rows.add(row("Requests", figures, RunFigures::requests, false));
        rows.add(row("Failed", figures, RunFigures::failures, true));
        Arrays.stream(Outcome.values())
                .filter(kind -> kind == Outcome.MASKED_AS_UNKNOWN_TENANT
                        || figures.stream().anyMatch(figure -> figure.failures(kind) > 0))
                .filter(Outcome::isFailure)
                .forEach(kind -> rows.add(row("– " + Wording.of(kind), figures, known(kind), true)));
        rows.add(row("Active after the drain", figures, RunFigures::activeAfterDrain, true));
        rows.add(row("Live pools", figures, RunFigures::livePools, false));
        rows.add(row("Server sessions", figures, RunFigures::serverSessions, false));
        rows.add(row("Sessions refused", figures, RunFigures::refusedByServer, true));
        return new SideBySide(sides.stream().map(Side::label).toList(), rows);
    }

    /** The finding to act on first, null where there is none. */
    static @Nullable Finding lead(Side side) {
        List<Finding> findings = side.judged().verdict().findings();
        return findings.isEmpty() ? null : findings.get(0);
    }

    private static Function<RunFigures, @Nullable Long> known(Outcome kind) {
        return figures -> figures.requests() == null ? null : Long.valueOf(figures.failures(kind));
    }

    private static Row row(
            String name, List<RunFigures> figures, Function<RunFigures, @Nullable Long> figure, boolean shouldBeZero) {
        return new Row(
                name,
                figures.stream()
                        .map(each -> Cell.of(figure.apply(each), shouldBeZero))
                        .toList());
    }

    private static Cell verdict(Side side) {
        Verdict verdict = side.judged().verdict();
        return new Cell(verdict.word(), verdict.exitCode() == 1, false);
    }

    private static Cell cause(Side side) {
        Finding lead = lead(side);
        if (lead == null) {
            return new Cell("none", false, false);
        }
        return new Cell(lead.cause() == null ? lead.rule() : lead.rule() + ", " + lead.cause(), false, false);
    }

    private static @Nullable LossRate loss(Side side) {
        Finding lead = lead(side);
        return lead == null ? null : lead.loss();
    }

    private static Cell lost(Side side) {
        LossRate loss = loss(side);
        String rate = loss == null ? "–" : (loss.atLeast() ? "≥ " : "") + Wording.decimal(loss.perThousand());
        return new Cell(rate, loss != null, true);
    }

    private static Cell line(Side side) {
        Finding lead = lead(side);
        Site line = lead == null ? null : lead.line();
        return new Cell(line == null ? "–" : line.shortForm(), false, false);
    }

    /** One thing that is compared. */
    record Row(String name, List<Cell> cells) {}

    /**
     * What one run shows of it.
     *
     * @param text the value
     * @param bad whether it should not be so
     * @param number whether it is a number
     */
    record Cell(String text, boolean bad, boolean number) {

        static Cell of(@Nullable Long figure, boolean shouldBeZero) {
            return new Cell(ConsoleReport.known(figure), shouldBeZero && figure != null && figure != 0, true);
        }

        String style() {
            return (number ? "n" : "t") + (bad ? " bad" : number && text.equals("0") ? " zero" : "");
        }
    }
}
