package dev.poolproof.reports.format;

import dev.poolproof.reports.compare.Comparison;
import dev.poolproof.reports.compare.Difference;
import dev.poolproof.reports.compare.FindingChange;
import dev.poolproof.reports.format.MarkdownPage.Cell;
import dev.poolproof.reports.record.GuardEvidence.Site;
import dev.poolproof.reports.verdict.Finding;
import dev.poolproof.reports.verdict.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A comparison for the summary of a CI's step or a comment on a pull request: Markdown as code hosts show it. */
final class ComparisonMarkdown {

    private static final String UNKNOWN = "–";

    String render(Comparison comparison) {
        MarkdownPage page = new MarkdownPage();
        page.heading(2, sign(comparison) + " " + comparison.result().name() + ": " + comparison.title());
        page.paragraph(comparison.inWords() + ".");
        if (!comparison.figuresInWords().isEmpty()) {
            page.paragraph(comparison.figuresInWords() + ".");
        }
        if (!comparison.reasons().isEmpty()) {
            page.bullets(comparison.reasons());
        }
        if (!comparison.findings().isEmpty()) {
            page.table(
                    List.of("Became", "Finding", "Line", "Routes", "Seen", "Id"),
                    comparison.findings().stream()
                            .map(change -> row(comparison, change))
                            .toList());
        }
        ComparisonTable table = ComparisonTable.of(comparison);
        page.table(
                Stream.concat(Stream.of("Figure"), table.heads().stream()).toList(),
                table.rows().stream().map(ComparisonMarkdown::row).toList());
        List<Entry> entries = new ArrayList<>();
        for (Difference difference : comparison.differences()) {
            entries.add(
                    new Entry("Differs", difference.name() + ": " + difference.before() + " → " + difference.after()));
        }
        comparison.cautions().forEach(caution -> entries.add(new Entry("Note", caution)));
        if (!entries.isEmpty()) {
            page.entries(entries);
        }
        return page.toString();
    }

    private static List<Cell> row(Comparison comparison, FindingChange change) {
        Finding finding = change.finding();
        Site line = finding.line();
        String role = change.counts() ? "" : ", symptom of " + Wording.list(finding.explainedBy());
        return List.of(
                Cell.prose(ComparisonWords.of(change.status())),
                Cell.prose(finding.title() + " (`" + finding.rule() + "`" + role + ")"),
                line == null ? Cell.prose(UNKNOWN) : Cell.code(line.shortForm()),
                finding.routes().isEmpty() ? Cell.prose(UNKNOWN) : Cell.code(Wording.list(finding.routes())),
                Cell.prose(ComparisonWords.seen(
                        change, comparison.before().name(), comparison.after().name())),
                Cell.code(finding.fingerprint().shortForm()));
    }

    private static List<Cell> row(ComparisonTable.Row row) {
        return Stream.concat(
                        Stream.of(Cell.prose(row.name())), row.cells().stream().map(cell -> Cell.prose(cell.text())))
                .toList();
    }

    private static String sign(Comparison comparison) {
        return switch (comparison.result()) {
            case BETTER -> "✅";
            case SAME -> "🟰";
            case WORSE -> "❌";
            case INVALID -> "⚠️";
        };
    }
}
