package dev.poolproof.reports.format;

import dev.poolproof.reports.format.MarkdownPage.Cell;
import dev.poolproof.reports.record.GuardEvidence.Site;
import dev.poolproof.reports.verdict.Finding;
import dev.poolproof.reports.verdict.Invalid;
import dev.poolproof.reports.verdict.Invalid.Reason;
import dev.poolproof.reports.verdict.Pass;
import dev.poolproof.reports.verdict.Verdict;
import dev.poolproof.reports.verdict.Wording;
import java.util.List;
import java.util.stream.Collectors;

/** The verdict for the summary of a CI's step or a comment on a pull request: Markdown as code hosts show it. */
final class MarkdownReport {

    private static final String UNKNOWN = "–";

    String render(JudgedRun judged) {
        Verdict verdict = judged.verdict();
        MarkdownPage page = new MarkdownPage();
        page.heading(
                2,
                sign(judged) + " " + judged.title() + ": " + judged.run().run().label());
        if (verdict instanceof Pass) {
            page.paragraph(Baselined.praise(verdict));
        }
        if (verdict instanceof Invalid invalid) {
            page.paragraph("This run proves nothing, because its evidence is not good enough:");
            page.bullets(invalid.reasons().stream().map(Reason::message).toList());
            if (!invalid.findings().isEmpty()) {
                page.paragraph("Seen so far, not proven:");
            }
        }
        String leaks = ConsoleReport.leaks(verdict);
        if (!leaks.isEmpty()) {
            page.paragraph(leaks);
        }
        if (!verdict.findings().isEmpty()) {
            page.table(
                    List.of("#", "Finding", "Line", "Routes", "Tenants", "Count"),
                    verdict.findings().stream()
                            .map(finding -> row(verdict, finding))
                            .toList());
            details(judged, page);
        }
        page.entries(Entry.of(judged));
        return page.toString();
    }

    private static List<Cell> row(Verdict verdict, Finding finding) {
        Site line = finding.line();
        String role = finding.explainedBy().isEmpty() ? "" : ", symptom of " + Wording.list(finding.explainedBy());
        String cause = finding.cause() == null ? "" : ", `" + finding.cause() + "`";
        String known = Baselined.words(verdict, finding);
        return List.of(
                Cell.prose(String.valueOf(verdict.findings().indexOf(finding) + 1)),
                Cell.prose(finding.title() + " (`" + finding.rule() + "`" + cause + role + ")"
                        + (known.isEmpty() ? "" : ", " + known)),
                line == null ? Cell.prose(UNKNOWN) : Cell.code(line.shortForm()),
                names(finding.routes()),
                names(finding.tenants()),
                Cell.prose(Wording.number(finding.count())));
    }

    private static Cell names(List<String> names) {
        return names.isEmpty() ? Cell.prose(UNKNOWN) : Cell.code(Wording.list(names));
    }

    private static void details(JudgedRun judged, MarkdownPage page) {
        int number = 1;
        for (Finding finding : judged.verdict().findings()) {
            page.openDetails("Finding " + number++ + " in detail: " + finding.rule());
            page.entries(Entry.of(judged, finding));
            String stacks = finding.places().stream()
                    .map(place -> stack(place.stack()))
                    .filter(stack -> !stack.isEmpty())
                    .collect(Collectors.joining("\n"));
            if (!stacks.isEmpty()) {
                page.code(stacks);
            }
            page.closeDetails();
        }
    }

    private static String stack(List<Site> frames) {
        return frames.stream()
                .map(frame -> frame.className() + "." + frame.method() + " (" + frame.shortForm() + ")\n")
                .collect(Collectors.joining());
    }

    private static String sign(JudgedRun judged) {
        return switch (judged.exitCode() == JudgedRun.COMMAND_FAILED
                ? ""
                : judged.verdict().word()) {
            case "PASS" -> "✅";
            case "FAIL" -> "❌";
            default -> "⚠️";
        };
    }
}
