package dev.poolproof.reports.format;

import dev.poolproof.reports.sweep.Sweep;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A sweep for people at a terminal: {@value ConsoleText#WIDTH} columns as far as its figures allow, the answer first. */
public final class SweepText {

    private static final String GAP = "  ";
    private static final int NARROWEST_NAME = 14;

    /** Where a cell may be broken: after a comma. */
    private static final Pattern PARTS = Pattern.compile("(?<=,) ");

    private final boolean colour;

    /** @param colour whether to use ANSI colours; leave them out where the output is no terminal */
    public SweepText(boolean colour) {
        this.colour = colour;
    }

    /** The report's text, ending with a line break. */
    public String render(Sweep sweep) {
        return render(sweep, null);
    }

    /**
     * The report's text, ending with a line break.
     *
     * @param report where the page for people lies, null to leave that line out
     */
    public String render(Sweep sweep, @Nullable String report) {
        ConsoleText text = new ConsoleText(colour);
        text.title("Sweep: " + SweepEntries.title(sweep), String.join(", ", sweep.swept()));
        text.gap();
        List<String> story = sweep.story();
        text.plain(story.get(0));
        story.stream().skip(1).forEach(text::bullet);
        text.gap();
        text.table(table(SweepTable.of(sweep)));
        text.gap();
        SweepEntries.of(sweep).forEach(entry -> text.entry(entry.label(), entry.value()));
        if (report != null) {
            text.entry("Report", report);
        }
        return text.toString();
    }

    /** A line a row and more where a name is long; heads stand above their column, word below word. */
    private static String table(SweepTable table) {
        List<Integer> widths = widths(table);
        int name = Math.max(
                NARROWEST_NAME,
                Math.min(
                        table.rows().stream()
                                .mapToInt(row -> row.name().length())
                                .max()
                                .orElse(0),
                        ConsoleText.WIDTH
                                - widths.stream()
                                        .mapToInt(width -> width + GAP.length())
                                        .sum()));
        List<String> lines = new ArrayList<>(lines(table.heads(), name, widths));
        lines.add("-"
                .repeat(name
                        + widths.stream()
                                .mapToInt(width -> width + GAP.length())
                                .sum()));
        for (SweepTable.Row row : table.rows()) {
            List<String> cells = new ArrayList<>(List.of(row.name()));
            row.cells().forEach(cell -> cells.add(cell.text()));
            lines.addAll(lines(cells, name, widths));
        }
        return String.join("\n", lines) + "\n";
    }

    /** Of the columns after the name: as wide as the longest word of their head and as the longest part of their cells. */
    private static List<Integer> widths(SweepTable table) {
        List<Integer> widths = new ArrayList<>();
        for (int column = 1; column < table.heads().size(); column++) {
            int cell = column - 1;
            int head = longest(List.of(table.heads().get(column).split(" ")));
            widths.add(Math.max(
                    head,
                    longest(table.rows().stream()
                            .flatMap(row ->
                                    PARTS.splitAsStream(row.cells().get(cell).text()))
                            .toList())));
        }
        return widths;
    }

    private static int longest(List<String> texts) {
        return Collections.max(texts.stream().map(String::length).toList());
    }

    private static List<String> lines(List<String> cells, int name, List<Integer> widths) {
        List<List<String>> wrapped = new ArrayList<>();
        wrapped.add(ConsoleText.wrap(cells.get(0), name));
        for (int i = 0; i < widths.size(); i++) {
            wrapped.add(ConsoleText.wrap(cells.get(i + 1), widths.get(i)));
        }
        List<String> lines = new ArrayList<>();
        int height = wrapped.stream().mapToInt(List::size).max().orElse(1);
        for (int line = 0; line < height; line++) {
            StringBuilder text = new StringBuilder(padded(part(wrapped.get(0), line), name, false));
            for (int i = 0; i < widths.size(); i++) {
                boolean last = i == widths.size() - 1;
                text.append(GAP).append(padded(part(wrapped.get(i + 1), line), widths.get(i), !last));
            }
            lines.add(text.toString().stripTrailing());
        }
        return lines;
    }

    private static String part(List<String> lines, int at) {
        return at < lines.size() ? lines.get(at) : "";
    }

    private static String padded(String text, int width, boolean right) {
        String space = " ".repeat(Math.max(0, width - text.length()));
        return right ? space + text : text + space;
    }
}
