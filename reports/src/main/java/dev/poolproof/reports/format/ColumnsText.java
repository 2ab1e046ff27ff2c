package dev.poolproof.reports.format;

import dev.poolproof.reports.format.ComparisonTable.Cell;
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
        line(text, "", table.heads().stream().map(Cell::words).toList(), width);
        text.append("-".repeat(NAME_WIDTH + columns * (width + 2))).append('\n');
        table.rows().forEach(row -> line(text, row.name(), row.cells(), width));
        return text.toString();
    }

    private static void line(StringBuilder text, String name, List<Cell> cells, int width) {
        List<List<String>> columns = new ArrayList<>();
        columns.add(column(name, NAME_WIDTH, false));
        cells.forEach(cell -> columns.add(column(cell.text(), width, cell.number())));
        int height = columns.stream().mapToInt(List::size).max().orElse(1);
        for (int i = 0; i < height; i++) {
            StringBuilder line = new StringBuilder();
            for (List<String> column : columns) {
                String blank = " ".repeat(column.get(0).length());
                line.append(line.length() == 0 ? "" : "  ").append(i < column.size() ? column.get(i) : blank);
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
    }

    /** Lines of the same width. */
    private static List<String> column(String cell, int width, boolean right) {
        return ConsoleText.wrap(cell, width).stream()
                .map(part -> {
                    String space = " ".repeat(width - part.length());
                    return right ? space + part : part + space;
                })
                .toList();
    }
}
