package dev.poolproof.reports.format;

import dev.poolproof.reports.sweep.Sweep;
import java.util.ArrayList;
import java.util.List;

/** A sweep for the summary of a CI's step or a comment on a pull request: Markdown as code hosts show it. */
final class SweepMarkdown {

    private SweepMarkdown() {}

    static String render(Sweep sweep) {
        MarkdownPage page = new MarkdownPage();
        page.heading(2, "Sweep: " + SweepEntries.title(sweep));
        List<String> story = sweep.story();
        page.paragraph(story.get(0));
        if (story.size() > 1) {
            page.bullets(story.subList(1, story.size()));
        }
        SweepTable table = SweepTable.of(sweep);
        page.table(table.heads(), table.rows().stream().map(SweepMarkdown::row).toList());
        page.entries(SweepEntries.of(sweep));
        return page.toString();
    }

    private static List<MarkdownPage.Cell> row(SweepTable.Row row) {
        List<MarkdownPage.Cell> cells = new ArrayList<>(List.of(MarkdownPage.Cell.code(row.name())));
        row.cells().forEach(cell -> cells.add(MarkdownPage.Cell.prose(cell.text())));
        return cells;
    }
}
