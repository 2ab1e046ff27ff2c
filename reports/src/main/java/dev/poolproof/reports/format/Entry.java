package dev.poolproof.reports.format;

import dev.poolproof.reports.budget.Budget;
import dev.poolproof.reports.record.GuardEvidence.Site;
import dev.poolproof.reports.verdict.BudgetWording;
import dev.poolproof.reports.verdict.Finding;
import dev.poolproof.reports.verdict.Finding.Place;
import dev.poolproof.reports.verdict.LossRate;
import dev.poolproof.reports.verdict.RestartWording;
import dev.poolproof.reports.verdict.RunFigures;
import dev.poolproof.reports.verdict.Sight;
import dev.poolproof.reports.verdict.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A labelled line of a report for CI: what it says of a finding and of a run, in one order for all of them.
 *
 * @param label what it is, in a word
 * @param value what there is to say
 */
record Entry(String label, String value) {

    private static final int PLACES_SHOWN = 10;

    /** All there is to say of a finding but its title and its stacks. */
    static List<Entry> of(JudgedRun judged, Finding finding) {
        List<Entry> entries = new ArrayList<>();
        entries.add(new Entry("What", finding.what()));
        finding.details().forEach(detail -> entries.add(new Entry(detail.name(), detail.text())));
        LossRate loss = finding.loss();
        if (loss != null) {
            entries.add(new Entry("Lost", loss.inWords() + "."));
        }
        finding.places().stream().limit(PLACES_SHOWN).forEach(place -> entries.add(new Entry("Where", where(place))));
        if (finding.places().size() > PLACES_SHOWN) {
            entries.add(new Entry("Where", Wording.count(finding.places().size() - PLACES_SHOWN, "more line")));
        }
        if (!finding.routes().isEmpty()) {
            entries.add(new Entry("Routes", Wording.list(finding.routes())));
        }
        if (!finding.tenants().isEmpty()) {
            entries.add(new Entry("Tenants", Wording.list(finding.tenants())));
        }
        Long since = finding.sinceMillis();
        if (since != null) {
            entries.add(new Entry("Since", Moments.inPhase(judged.run(), since)));
        }
        entries.add(new Entry("Why", finding.why()));
        entries.add(new Entry("Repair", finding.repair()));
        entries.add(new Entry("Id", finding.fingerprint().shortForm()));
        String baselined = Baselined.words(judged.verdict(), finding);
        if (!baselined.isEmpty()) {
            entries.add(new Entry("Baseline", baselined));
        }
        return entries;
    }

    /** What was to be seen, against which database, and the figures that people quote. */
    static List<Entry> of(JudgedRun judged) {
        Sight sight = judged.verdict().sight();
        RunFigures figures = judged.figures();
        List<Entry> entries = new ArrayList<>();
        entries.add(new Entry(
                "Evidence",
                sight.expected().stream()
                        .map(tier -> tier.id() + (sight.has(tier) ? " yes" : " NO"))
                        .collect(Collectors.joining(", "))));
        sight.blindSpots().forEach(spot -> entries.add(new Entry("Unseen", spot)));
        sight.unconfirmed().forEach(note -> entries.add(new Entry("Note", note)));
        judged.verdict().acceptance().notes().forEach(note -> entries.add(new Entry("Baseline", note)));
        entries.add(new Entry(
                "Database", ConsoleReport.database(judged.run().environment().database())));
        Budget.of(judged.run()).ifPresent(budget -> entries.add(new Entry("Budget", BudgetWording.sentence(budget))));
        RestartWording.sentence(judged.run()).ifPresent(sentence -> entries.add(new Entry("Restarts", sentence)));
        judged.commandInWords().ifPresent(how -> entries.add(new Entry("Command", how)));
        entries.add(new Entry("Requests", requests(judged)));
        entries.add(new Entry(
                "At rest",
                counted(figures.connectionsOut(), "connection") + " out, " + counted(figures.livePools(), "live pool")
                        + ", " + counted(figures.serverSessions(), "server session") + ", "
                        + counted(figures.refusedByServer(), "session") + " refused"
                        + (figures.failedAtRest() == null
                                ? ""
                                : ", " + Wording.count(figures.failedAtRest(), "request") + " still failing")));
        return entries;
    }

    private static String where(Place place) {
        Site site = place.site();
        String times = place.count() > 1 ? " × " + Wording.number(place.count()) : "";
        return site.shortForm() + " (" + site.className() + "." + site.method() + ")" + times;
    }

    private static String requests(JudgedRun judged) {
        RunFigures figures = judged.figures();
        Long requests = figures.requests();
        Long failures = figures.failures();
        if (requests == null || failures == null) {
            return judged.run().load() == null
                    ? "unknown, the load generator never reported"
                    : "not counted, the load is not Poolproof's own";
        }
        String total = Wording.number(requests) + " sent, " + Wording.number(failures) + " failed";
        return failures == 0 ? total : total + ": " + ConsoleReport.kinds(figures.failuresByKind());
    }

    private static String counted(@Nullable Long figure, String noun) {
        return figure == null ? "? " + noun + "s" : Wording.count(figure, noun);
    }
}
