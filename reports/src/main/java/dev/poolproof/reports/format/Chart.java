package dev.poolproof.reports.format;

import dev.poolproof.reports.verdict.Wording;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A chart over a run's time, as the page's script draws it and as its text alternative tells it.
 *
 * @param id unique within the page
 * @param title what it shows
 * @param unit what the numbers count, for people
 * @param seconds times on the run's clock
 * @param lines what is drawn, the first one undermost
 * @param marks events above the lines, a row a kind
 * @param bands the phases of the run
 * @param limit a line that must not be crossed, null for none
 * @param yMax top of the scale at least
 * @param xMax end of the time scale
 * @param small whether it stands beside others
 */
record Chart(
        String id,
        String title,
        String unit,
        List<Double> seconds,
        List<Line> lines,
        List<Marks> marks,
        List<Band> bands,
        @Nullable Limit limit,
        double yMax,
        double xMax,
        boolean small) {

    Chart {
        seconds = List.copyOf(seconds);
        lines = List.copyOf(lines);
        marks = List.copyOf(marks);
        bands = List.copyOf(bands);
    }

    /** The same chart on a scale that others share, small and without marks, under another id. */
    Chart asSmall(String newId, double commonYMax, double commonXMax) {
        return new Chart(newId, title, unit, seconds, lines, List.of(), bands, limit, commonYMax, commonXMax, true);
    }

    /** The same chart of other samples. */
    Chart with(List<Double> newSeconds, List<Line> newLines, List<Marks> newMarks) {
        return new Chart(id, title, unit, newSeconds, newLines, newMarks, bands, limit, yMax, xMax, small);
    }

    /** A text that tells what the picture shows. */
    String inWords() {
        StringBuilder words = new StringBuilder();
        for (Line line : lines) {
            words.append(line.label())
                    .append(": ")
                    .append(line.inWords(seconds))
                    .append(". ");
        }
        if (limit != null) {
            words.append("The limit is ").append(plain(limit.value())).append(". ");
        }
        marks.forEach(each -> words.append(each.inWords()).append(". "));
        return words.toString().strip();
    }

    static String plain(double value) {
        return value == Math.rint(value)
                ? String.format(Locale.ROOT, "%,.0f", value)
                : String.format(Locale.ROOT, "%,.1f", value);
    }

    /** Whether anything was ever known of what it shows. */
    boolean isKnown() {
        return lines.stream().flatMap(line -> line.values().stream()).anyMatch(Objects::nonNull);
    }

    /**
     * One line of a chart.
     *
     * @param label its name
     * @param colour name of its colour in the style sheet
     * @param shape {@code line}, {@code area}, {@code step} or {@code blocks}
     * @param values its values, null where nobody knows
     */
    record Line(String label, String colour, String shape, List<@Nullable Double> values) {

        Line {
            values = Collections.unmodifiableList(new ArrayList<>(values));
        }

        double most() {
            double most = 0;
            for (Double value : values) {
                most = value == null ? most : Math.max(most, value);
            }
            return most;
        }

        /** The figures to show while nobody points at the chart. */
        String atRest() {
            Double last = last();
            return last == null ? "no data" : "max " + plain(most()) + ", end " + plain(last);
        }

        private String inWords(List<Double> seconds) {
            Double last = last();
            if (last == null) {
                return "no data";
            }
            double most = most();
            int at = values.indexOf(most);
            String when = most > 0 && at >= 0 ? " (at " + plain(seconds.get(at)) + " s)" : "";
            return "at most " + plain(most) + when + ", at the end " + plain(last);
        }

        /** Where the last value stands that somebody knows; -1 where nobody knows any. */
        int lastKnown() {
            int at = values.size() - 1;
            while (at >= 0 && values.get(at) == null) {
                at--;
            }
            return at;
        }

        private @Nullable Double last() {
            int at = lastKnown();
            return at < 0 ? null : values.get(at);
        }
    }

    /**
     * Events of one kind, counted from one sample to the next.
     *
     * @param label what happened
     * @param colour name of its colour in the style sheet
     * @param shape {@code cross} or {@code triangle}
     * @param seconds the samples that saw some, in order of time
     * @param counts how many each of them saw
     */
    record Marks(String label, String colour, String shape, List<Double> seconds, List<Long> counts) {

        Marks {
            seconds = List.copyOf(seconds);
            counts = List.copyOf(counts);
        }

        long total() {
            return counts.stream().mapToLong(Long::longValue).sum();
        }

        private String inWords() {
            return total() == 0
                    ? label + ": none"
                    : label + ": " + Wording.number(total()) + " in all, the first at " + plain(seconds.get(0)) + " s";
        }
    }

    /** A stretch of time with a name. */
    record Band(String name, double from, double to) {}

    /** A line that must not be crossed. */
    record Limit(String label, double value) {}
}
