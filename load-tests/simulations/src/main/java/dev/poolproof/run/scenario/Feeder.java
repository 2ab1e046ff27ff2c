package dev.poolproof.run.scenario;

import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Lines of a file, of which each user gets one.
 *
 * @param columns their names
 * @param rows a value for each column; at least one row
 * @param random whether users get any, not one after the other
 */
public record Feeder(List<String> columns, List<List<String>> rows, boolean random) {

    public Feeder {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /** Gives this user a line. */
    void feed(long user, Random chance, Map<String, String> values) {
        List<String> row = rows.get(random ? chance.nextInt(rows.size()) : (int) (user % rows.size()));
        for (int column = 0; column < columns.size(); column++) {
            values.put(columns.get(column), row.get(column));
        }
    }
}
