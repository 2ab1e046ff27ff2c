package dev.poolproof.run.selftest;

import dev.poolproof.run.selftest.Row.Result;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The confusion matrix: what each entry had to come to, and what it came to.
 *
 * @param rows one an entry, in the registry's order
 */
public record Matrix(List<Row> rows) {

    /**
     * A cell that is not empty.
     *
     * @param expected the finding that had to be produced
     * @param found the primary finding
     * @param entries how many entries expected the one and found the other
     * @param sitesRight how many of them were found in the right place
     * @param causesRight how many of them with the right cause, or with any where any will do
     */
    public record Cell(String expected, String found, long entries, long sitesRight, long causesRight) {

        Cell plus(Row row) {
            return new Cell(
                    expected,
                    found,
                    entries + 1,
                    sitesRight + (row.siteRight() ? 1 : 0),
                    causesRight + (row.isCauseRight() ? 1 : 0));
        }

        /** Whether there is a finding whose place and cause can be right. */
        boolean isFinding() {
            return !found.equals("none");
        }

        boolean isOnDiagonal() {
            return expected.equals(found);
        }
    }

    public Matrix {
        rows = List.copyOf(rows);
    }

    /** The cells that are not empty, in the order of their first entry. */
    public List<Cell> cells() {
        Map<String, Cell> cells = new LinkedHashMap<>();
        for (Row row : rows) {
            String key = row.expected() + " " + row.found();
            Cell cell = cells.getOrDefault(key, new Cell(row.expected(), row.found(), 0, 0, 0));
            cells.put(key, cell.plus(row));
        }
        return new ArrayList<>(cells.values());
    }

    /** How many entries came to this. */
    public long count(Result result) {
        return rows.stream().filter(row -> row.result() == result).count();
    }

    /** What all entries together came to: a difference counts more than evidence that does not suffice. */
    public Result result() {
        if (count(Result.DIFFERENT) > 0) {
            return Result.DIFFERENT;
        }
        return count(Result.INVALID) > 0 ? Result.INVALID : Result.PASS;
    }
}
