package dev.poolproof.run.selftest;

import dev.poolproof.run.selftest.Matrix.Cell;
import dev.poolproof.run.selftest.Row.Result;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A matrix for people: a line an entry, the cells of the matrix, and the sum. */
public final class MatrixText {

    private static final String ROW = "%-7s  %-38s %-23s %-23s %-6s %-6s %6s%n";
    private static final String CELL = "%-24s %-24s %7s %12s %12s%n";

    private MatrixText() {}

    /** The heading above the rows. */
    public static String heading() {
        return ROW.formatted("RESULT", "ENTRY", "EXPECTED", "FOUND", "PLACE", "CAUSE", "TIME");
    }

    /** One row, and below it what differs. */
    public static String row(Row row) {
        StringBuilder text = new StringBuilder(ROW.formatted(
                word(row.result()),
                row.name(),
                row.expected(),
                row.found(),
                rightOrWrong(row, row.siteRight()),
                row.expectedCause() == null ? "-" : rightOrWrong(row, row.isCauseRight()),
                seconds(row.millis())));
        row.differences()
                .forEach(difference ->
                        text.append("         ").append(difference).append('\n'));
        row.firstTry()
                .forEach(reason -> text.append("         run twice, as the first run was INVALID: ")
                        .append(reason)
                        .append('\n'));
        return text.toString();
    }

    /** Expected × found, with how many were in the right place and gave the right cause. */
    public static String cells(Matrix matrix) {
        StringBuilder text =
                new StringBuilder(CELL.formatted("EXPECTED", "FOUND", "ENTRIES", "PLACE RIGHT", "CAUSE RIGHT"));
        for (Cell cell : matrix.cells()) {
            text.append(CELL.formatted(
                    cell.expected(),
                    cell.isOnDiagonal() ? "the same" : cell.found(),
                    cell.entries(),
                    cell.isFinding() ? cell.sitesRight() : "-",
                    cell.isFinding() ? cell.causesRight() : "-"));
        }
        return text.toString();
    }

    /** The sum in a sentence. */
    public static String sum(Matrix matrix) {
        String text = "%d entries: %d as they must be, %d different, %d without enough evidence"
                .formatted(
                        matrix.rows().size(),
                        matrix.count(Result.PASS),
                        matrix.count(Result.DIFFERENT),
                        matrix.count(Result.INVALID));
        long coarse = matrix.count(Result.COARSE);
        long unseen = matrix.count(Result.UNSEEN);
        long twice =
                matrix.rows().stream().filter(row -> !row.firstTry().isEmpty()).count();
        return text
                + (coarse == 0 ? "" : ", " + coarse + " found under a coarser name")
                + (unseen == 0 ? "" : ", " + unseen + " not to be seen without the guard")
                + (twice == 0 ? "." : "; " + twice + " of them run twice.");
    }

    /** How often each entry ran, and how often something was found. */
    public static String tally(Matrix matrix) {
        Map<String, List<Row>> byEntry = new TreeMap<>();
        matrix.rows().forEach(row -> byEntry.merge(row.name(), List.of(row), MatrixText::joined));
        StringBuilder text = new StringBuilder("%-38s %5s %9s%n".formatted("ENTRY", "RUNS", "FINDINGS"));
        byEntry.forEach((name, rows) -> text.append("%-38s %5d %9d%n"
                .formatted(
                        name,
                        rows.size(),
                        rows.stream()
                                .filter(row -> row.result() == Result.DIFFERENT)
                                .count())));
        return text.toString();
    }

    private static List<Row> joined(List<Row> some, List<Row> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

    /** A diagnosis that may be coarse is not wrong where it says less. */
    private static String rightOrWrong(Row row, boolean right) {
        if (row.what() == null) {
            return "-";
        }
        return right ? "right" : row.isFine() ? "-" : "WRONG";
    }

    static String seconds(long millis) {
        return String.format(Locale.ROOT, "%.1f s", millis / 1_000.0);
    }

    private static String word(Result result) {
        return switch (result) {
            case PASS -> "PASS";
            case COARSE -> "COARSE";
            case DIFFERENT -> "DIFF";
            case INVALID -> "INVALID";
            case UNSEEN -> "UNSEEN";
        };
    }
}
