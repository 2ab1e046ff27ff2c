package dev.poolproof.reports.format;

import dev.poolproof.reports.budget.Budget;
import dev.poolproof.reports.record.Environment.DatabaseFacts;
import dev.poolproof.reports.record.GuardEvidence.Site;
import dev.poolproof.reports.record.Outcome;
import dev.poolproof.reports.verdict.BudgetWording;
import dev.poolproof.reports.verdict.Finding;
import dev.poolproof.reports.verdict.Finding.Place;
import dev.poolproof.reports.verdict.Invalid;
import dev.poolproof.reports.verdict.Pass;
import dev.poolproof.reports.verdict.RestartWording;
import dev.poolproof.reports.verdict.Rules;
import dev.poolproof.reports.verdict.RunFigures;
import dev.poolproof.reports.verdict.Verdict;
import dev.poolproof.reports.verdict.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The verdict for people at a terminal: at most {@value ConsoleText#WIDTH} columns, the verdict first. */
public final class ConsoleReport {

    private static final int PLACES_SHOWN = 3;

    private final boolean colour;

    /** @param colour whether to use ANSI colours; leave them out where the output is no terminal */
    public ConsoleReport(boolean colour) {
        this.colour = colour;
    }

    /** The report's text, ending with a line break. */
    public String render(JudgedRun judged) {
        return render(judged, null);
    }

    /**
     * The report's text, ending with a line break.
     *
     * @param report where the page for people lies, null to leave that line out
     */
    public String render(JudgedRun judged, @Nullable String report) {
        ConsoleText text = new ConsoleText(colour);
        Verdict verdict = judged.verdict();
        text.headline(judged.title(), judged.run().run().label());
        if (verdict instanceof Pass) {
            text.gap().plain(Baselined.praise(verdict));
        }
        String leaks = leaks(verdict);
        if (!leaks.isEmpty()) {
            text.gap().plain(leaks);
        }
        if (verdict instanceof Invalid invalid) {
            text.gap().plain("This run proves nothing, because its evidence is not good enough:");
            invalid.reasons().forEach(reason -> text.bullet(reason.message()));
            if (!invalid.findings().isEmpty()) {
                text.gap().plain("Seen so far, not proven:");
            }
        }
        findings(judged, text);
        Baselined.list(verdict, text);
        text.gap();
        facts(judged, text);
        if (report != null) {
            text.entry("Report", report);
        }
        return text.toString();
    }

    private static void findings(JudgedRun judged, ConsoleText text) {
        List<Finding> open = judged.verdict().open();
        List<Finding> symptoms = new ArrayList<>(
                open.stream().filter(finding -> !finding.isCause()).toList());
        int number = 1;
        for (Finding cause : open.stream().filter(Finding::isCause).toList()) {
            finding(judged, cause, number++, text);
            List<Finding> below = symptoms.stream()
                    .filter(symptom -> symptom.explainedBy().contains(cause.rule()))
                    .toList();
            below.forEach(symptom -> text.entry("Symptom", symptom.title() + ": " + symptom.what()));
            symptoms.removeAll(below);
        }
        for (Finding symptom : symptoms) {
            finding(judged, symptom, number++, text);
            text.entry(
                    "Cause",
                    symptom.explainedBy().isEmpty()
                            ? "No rule explains it."
                            : Wording.list(symptom.explainedBy()) + ", which is accepted.");
        }
    }

    private static void finding(JudgedRun judged, Finding finding, int number, ConsoleText text) {
        text.gap().title(number + ". " + finding.title(), finding.rule());
        text.entry("What", finding.what());
        finding.details().forEach(detail -> text.entry(detail.name(), detail.text()));
        if (finding.loss() != null) {
            text.entry("Lost", finding.loss().inWords() + ".");
        }
        finding.places().stream().limit(PLACES_SHOWN).forEach(place -> text.strong("Where", where(place)));
        if (finding.places().size() > PLACES_SHOWN) {
            text.entry("", Wording.count(finding.places().size() - PLACES_SHOWN, "more line"));
        }
        if (!finding.routes().isEmpty()) {
            text.entry("Routes", Wording.list(finding.routes()));
        }
        if (!finding.tenants().isEmpty()) {
            text.entry("Tenants", Wording.list(finding.tenants()));
        }
        Long since = finding.sinceMillis();
        if (since != null) {
            text.entry("Since", Moments.inPhase(judged.run(), since));
        }
        text.entry("Why", finding.why());
        text.strong("Repair", finding.repair());
        text.entry("Id", finding.fingerprint().shortForm());
        String baselined = Baselined.words(judged.verdict(), finding);
        if (!baselined.isEmpty()) {
            text.entry("Baseline", baselined);
        }
    }

    private static String where(Place place) {
        Site site = place.site();
        String times = place.count() > 1 ? " × " + Wording.number(place.count()) : "";
        return site.shortForm() + " (" + site.className() + "." + site.method() + ")" + times;
    }

    private static void facts(JudgedRun judged, ConsoleText text) {
        Verdict verdict = judged.verdict();
        text.entry(
                "Evidence",
                verdict.sight().expected().stream()
                        .map(tier -> tier.id() + (verdict.sight().has(tier) ? " yes" : " NO"))
                        .collect(Collectors.joining(", ")));
        verdict.sight().blindSpots().forEach(spot -> text.entry("Unseen", spot));
        verdict.sight().unconfirmed().forEach(note -> text.entry("Note", note));
        verdict.acceptance().notes().forEach(note -> text.entry("Baseline", note));
        text.entry("Database", database(judged.run().environment().database()));
        Budget.of(judged.run()).ifPresent(budget -> text.entry("Budget", BudgetWording.sentence(budget)));
        RestartWording.sentence(judged.run()).ifPresent(sentence -> text.entry("Restarts", sentence));
        RunFigures figures = judged.figures();
        judged.commandInWords().ifPresent(how -> text.entry("Command", how));
        text.entry("Requests", requests(judged));
        text.entry("At rest", atRest(figures));
    }

    /** How many connections leaked in how many distinct ways: {@code 37 leaked, 2 distinct.}; empty for fewer than two ways. */
    static String leaks(Verdict verdict) {
        List<Finding> leaks = verdict.findings().stream()
                .filter(finding -> finding.rule().equals(Rules.CONNECTION_LEAK.id()))
                .toList();
        long connections = leaks.stream().mapToLong(Finding::count).sum();
        return leaks.size() < 2
                ? ""
                : Wording.number(connections) + " leaked, " + Wording.number(leaks.size()) + " distinct.";
    }

    static String database(DatabaseFacts database) {
        String why = database.why() == null ? "" : " because " + database.why();
        String engine = database.engine().isEmpty()
                ? "none that could be asked"
                : database.engine() + " " + database.engineVersion() + ", max_connections " + limit(database);
        return engine + ", " + database.provision() + why;
    }

    static String limit(DatabaseFacts database) {
        return database.maxConnections() == 0 ? "unknown" : Wording.number(database.maxConnections());
    }

    private static String requests(JudgedRun judged) {
        RunFigures figures = judged.figures();
        if (figures.requests() == null || figures.failures() == null) {
            return judged.run().load() == null
                    ? "unknown, the load generator never reported"
                    : "not counted, the load is not Poolproof's own";
        }
        String total = Wording.number(figures.requests()) + " sent, " + Wording.number(figures.failures()) + " failed";
        return figures.failures() == 0 ? total : total + ": " + kinds(figures.failuresByKind());
    }

    static String kinds(Map<Outcome, Long> failures) {
        return failures.entrySet().stream()
                .sorted(Map.Entry.<Outcome, Long>comparingByValue().reversed())
                .map(kind -> Wording.number(kind.getValue()) + " " + Wording.of(kind.getKey()))
                .collect(Collectors.joining(", "));
    }

    private static String atRest(RunFigures figures) {
        return counted(figures.connectionsOut(), "connection") + " out, " + counted(figures.livePools(), "live pool")
                + ", "
                + counted(figures.serverSessions(), "server session") + ", "
                + counted(figures.refusedByServer(), "session") + " refused"
                + (figures.failedAtRest() == null
                        ? ""
                        : ", " + Wording.count(figures.failedAtRest(), "request") + " still failing");
    }

    private static String counted(@Nullable Long figure, String noun) {
        return figure == null ? "? " + noun + "s" : Wording.count(figure, noun);
    }

    static String known(@Nullable Long figure) {
        return figure == null ? "?" : Wording.number(figure);
    }
}
