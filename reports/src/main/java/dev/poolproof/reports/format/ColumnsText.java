package dev.poolproof.reports.format;

import java.util.ArrayList;
import java.util.List;

/** A table for people at a terminal: cells are wrapped, numbers stand at the right. */
final class ColumnsText {

    private static final int NAME_WIDTH = 29;
    private static final int NARROWEST_COLUMN = 12;

    private ColumnsText() {}

    /** The table, ending with a line break, at most {@value ConsoleText#WIDTH} columns wide for up to five columns. */
    static String render(ComparisonTable table) {
        int columns = table.heads().size();
        int width = Math.max(NARROWEST_COLUMN, (ConsoleText.WIDTH - NAME_WIDTH) / columns - 2);
        StringBuilder text = new StringBuilder();
        line(text, "", table.heads(), width, false);
        text.append("-".repeat(NAME_WIDTH + columns * (width + 2))).append('\n');
        for (ComparisonTable.Row row : table.rows()) {
            line(
                    text,
                    row.name(),
                    row.cells().stream().map(ComparisonTable.Cell::text).toList(),
                    width,
                    row.isOfNumbers());
        }
        return text.toString();
    }

    private static void line(StringBuilder text, String name, List<String> cells, int width, boolean right) {
        List<List<String>> wrapped =
                cells.stream().map(cell -> ConsoleText.wrap(cell, width)).toList();
        List<String> names = ConsoleText.wrap(name, NAME_WIDTH);
        int height = Math.max(
                names.size(), wrapped.stream().mapToInt(List::size).max().orElse(1));
        for (int i = 0; i < height; i++) {
            List<String> parts = new ArrayList<>();
            for (List<String> cell : wrapped) {
                String part = i < cell.size() ? cell.get(i) : "";
                String space = " ".repeat(width - part.length());
                parts.add("  " + (right ? space + part : part + space));
            }
            String label = i < names.size() ? names.get(i) : "";
            String whole = label + " ".repeat(NAME_WIDTH - label.length()) + String.join("", parts);
            text.append(whole.stripTrailing()).append('\n');
        }
    }
}
