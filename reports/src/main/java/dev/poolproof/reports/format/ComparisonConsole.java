package dev.poolproof.reports.format;

import dev.poolproof.reports.compare.Comparison;
import dev.poolproof.reports.compare.Difference;
import dev.poolproof.reports.compare.FindingChange;
import dev.poolproof.reports.compare.FindingChange.Status;
import dev.poolproof.reports.record.GuardEvidence.Site;
import dev.poolproof.reports.verdict.Finding;
import dev.poolproof.reports.verdict.Wording;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A comparison for people at a terminal: what it comes to first, then what to act on. */
public final class ComparisonConsole {

    private final boolean colour;

    /** @param colour whether to use ANSI colours; leave them out where the output is no terminal */
    public ComparisonConsole(boolean colour) {
        this.colour = colour;
    }

    /** The report's text, ending with a line break. */
    public String render(Comparison comparison) {
        return render(comparison, null);
    }

    /**
     * The report's text, ending with a line break.
     *
     * @param report where the page for people lies, null to leave that line out
     */
    public String render(Comparison comparison, @Nullable String report) {
        ConsoleText text = new ConsoleText(colour);
        text.headline(comparison.result().name(), comparison.title());
        text.gap().plain(comparison.inWords() + ".");
        comparison.reasons().forEach(text::bullet);
        if (!comparison.figuresInWords().isEmpty()) {
            text.plain(comparison.figuresInWords() + ".");
        }
        for (Status status : Status.values()) {
            List<FindingChange> changes = comparison.findings(status);
            if (!changes.isEmpty()) {
                text.gap().plain(ComparisonWords.of(status) + ":");
                changes.forEach(change -> finding(comparison, change, text));
            }
        }
        text.gap().table(ColumnsText.render(ComparisonTable.of(comparison)));
        about(comparison, report, text);
        return text.toString();
    }

    private static void finding(Comparison comparison, FindingChange change, ConsoleText text) {
        Finding finding = change.finding();
        text.gap().title(finding.title(), finding.rule());
        if (change.status() == Status.NEW) {
            text.entry("What", finding.what());
        }
        Site line = finding.line();
        if (line != null) {
            text.strong("Where", line.shortForm() + " (" + line.className() + "." + line.method() + ")");
        }
        if (!finding.routes().isEmpty()) {
            text.entry("Routes", Wording.list(finding.routes()));
        }
        text.entry(
                "Seen",
                ComparisonWords.seen(
                        change, comparison.before().name(), comparison.after().name()));
        if (!change.counts()) {
            text.entry("Symptom", "of " + Wording.list(finding.explainedBy()));
        }
        if (change.status() == Status.NEW) {
            text.strong("Repair", finding.repair());
        }
        text.entry("Id", finding.fingerprint().shortForm());
    }

    private static void about(Comparison comparison, @Nullable String report, ConsoleText text) {
        if (!comparison.differences().isEmpty() || !comparison.cautions().isEmpty() || report != null) {
            text.gap();
        }
        for (Difference difference : comparison.differences()) {
            text.entry("Differs", difference.name() + ": " + difference.before() + " → " + difference.after());
        }
        comparison.cautions().forEach(caution -> text.entry("Note", caution));
        if (report != null) {
            text.entry("Report", report);
        }
    }
}
