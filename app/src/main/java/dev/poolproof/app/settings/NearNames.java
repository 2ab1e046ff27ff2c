package dev.poolproof.app.settings;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Finds the known names that somebody who wrote an unknown one may have meant. */
public final class NearNames {

    private static final int MOST = 3;

    private NearNames() {}

    /** Known names near the given one, nearest first, at most three; all known names if none is near. */
    public static List<String> of(String given, Collection<String> known) {
        List<String> near = known.stream()
                .filter(name -> isNear(given, name))
                .sorted(Comparator.comparingInt(name -> distance(given, name)))
                .limit(MOST)
                .toList();
        return near.isEmpty() ? List.copyOf(known) : near;
    }

    private static boolean isNear(String given, String name) {
        return distance(given, name) <= Math.max(2, name.length() / 3)
                || (given.length() >= MOST && (name.contains(given) || given.contains(name)));
    }

    /** Levenshtein's distance: the fewest letters to add, drop or change. */
    private static int distance(String from, String to) {
        int[] above = new int[to.length() + 1];
        for (int column = 0; column <= to.length(); column++) {
            above[column] = column;
        }
        for (int row = 1; row <= from.length(); row++) {
            int[] current = new int[to.length() + 1];
            current[0] = row;
            for (int column = 1; column <= to.length(); column++) {
                int change = from.charAt(row - 1) == to.charAt(column - 1) ? 0 : 1;
                current[column] =
                        Math.min(above[column - 1] + change, 1 + Math.min(above[column], current[column - 1]));
            }
            above = current;
        }
        return above[to.length()];
    }
}
