package dev.poolproof.reports.format;

import java.util.ArrayList;
import java.util.List;

/** Several runs side by side for people at a terminal, a column each. */
public final class BeforeAfterText {

    private static final int NAME_WIDTH = 27;
    private static final int NARROWEST_COLUMN = 12;

    private BeforeAfterText() {}

    /**
     * The table, ending with a line break, at most {@value ConsoleText#WIDTH} columns wide for up to five runs.
     *
     * @param sides the runs, at least one
     */
    public static String render(List<Side> sides) {
        SideBySide table = SideBySide.of(sides);
        int width = Math.max(NARROWEST_COLUMN, (ConsoleText.WIDTH - NAME_WIDTH) / sides.size() - 2);
        StringBuilder text = new StringBuilder();
        line(text, "", table.heads(), width, false);
        text.append("-".repeat(NAME_WIDTH + sides.size() * (width + 2))).append('\n');
        for (SideBySide.Row row : table.rows()) {
            boolean numbers = row.cells().stream().allMatch(SideBySide.Cell::number);
            line(
                    text,
                    row.name(),
                    row.cells().stream().map(SideBySide.Cell::text).toList(),
                    width,
                    numbers);
        }
        return text.toString();
    }

    private static void line(StringBuilder text, String name, List<String> cells, int width, boolean right) {
        List<List<String>> wrapped =
                cells.stream().map(cell -> ConsoleText.wrap(cell, width)).toList();
        int height = wrapped.stream().mapToInt(List::size).max().orElse(1);
        for (int i = 0; i < height; i++) {
            List<String> parts = new ArrayList<>();
            for (List<String> cell : wrapped) {
                String part = i < cell.size() ? cell.get(i) : "";
                String space = " ".repeat(width - part.length());
                parts.add("  " + (right ? space + part : part + space));
            }
            String label = i == 0 ? name : "";
            String whole = label + " ".repeat(NAME_WIDTH - label.length()) + String.join("", parts);
            text.append(whole.stripTrailing()).append('\n');
        }
    }
}
