package dev.poolproof.reports.format;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The code around a line, as the sources at hand have it. They may be newer than what ran; nothing in a record tells.
 *
 * @param path the file, as {@link SourceTree} tells it
 * @param lines the lines in their order, without the indentation that they share
 */
record Excerpt(String path, List<Line> lines) {

    private static final int AROUND = 4;
    private static final int WIDEST = 160;
    private static final String TAB = "    ";

    Excerpt {
        lines = List.copyOf(lines);
    }

    /** The code around a line that counts from 1; null where the file has no such line or is no text. */
    static @Nullable Excerpt read(Path file, String path, int line) {
        if (line < 1) {
            return null;
        }
        int first = Math.max(1, line - AROUND);
        List<String> read = lines(file, first, line + AROUND);
        if (read.size() <= line - first) {
            return null;
        }
        int indentation = read.stream()
                .filter(each -> !each.isBlank())
                .mapToInt(Excerpt::indentation)
                .min()
                .orElse(0);
        List<Line> lines = new ArrayList<>();
        for (String each : read) {
            int number = first + lines.size();
            lines.add(new Line(number, shown(each, indentation), number == line));
        }
        return new Excerpt(path, trimmed(lines));
    }

    private static List<String> lines(Path file, int first, int last) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.skip(first - 1L)
                    .limit(last - first + 1L)
                    .map(line -> line.replace("\t", TAB))
                    .toList();
        } catch (IOException | UncheckedIOException noText) {
            return List.of();
        }
    }

    private static int indentation(String line) {
        return line.length() - line.stripLeading().length();
    }

    private static String shown(String line, int indentation) {
        String text = line.isBlank() ? "" : line.substring(indentation).stripTrailing();
        return Visible.line(text.length() > WIDEST ? text.substring(0, WIDEST) + " …" : text);
    }

    /** Without blank lines at both ends. */
    private static List<Line> trimmed(List<Line> lines) {
        int[] kept = IntStream.range(0, lines.size())
                .filter(i -> lines.get(i).marked() || !lines.get(i).text().isEmpty())
                .toArray();
        return lines.subList(kept[0], kept[kept.length - 1] + 1);
    }

    /**
     * One line of code.
     *
     * @param number its number in the file
     * @param text the line
     * @param marked whether it is the one
     */
    record Line(int number, String text, boolean marked) {}
}
