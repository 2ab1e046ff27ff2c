package dev.poolproof.reports.format;

import dev.poolproof.reports.format.Chart.Line;
import dev.poolproof.reports.format.Chart.Marks;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the samples of a long run that its charts draw. Time is cut into {@value #STRETCHES} stretches, about as many as a chart
 * has pixels to tell apart; of each stretch every line keeps its largest and its smallest value and its first hole. So no peak,
 * no dip and no hole is lost, and every value shown was measured; what is lost is how often a line went up and down within
 * one stretch. Marks of one stretch become one, with their counts summed.
 */
final class Thinning {

    static final int STRETCHES = 480;

    /** Fewer are drawn as they are. */
    private static final int FEW_SAMPLES = 4 * STRETCHES;

    private Thinning() {}

    /** The same chart with as many samples as it can show. */
    static Chart of(Chart chart) {
        if (chart.seconds().size() <= FEW_SAMPLES) {
            return chart;
        }
        List<Integer> kept = kept(chart);
        List<Line> lines = chart.lines().stream()
                .map(line -> new Line(line.label(), line.colour(), line.shape(), picked(line.values(), kept)))
                .toList();
        List<Double> seconds = kept.stream().map(chart.seconds()::get).toList();
        List<Marks> marks =
                chart.marks().stream().map(each -> summed(each, chart.xMax())).toList();
        return chart.with(seconds, lines, marks);
    }

    private static Marks summed(Marks marks, double end) {
        List<Double> seconds = new ArrayList<>();
        List<Long> counts = new ArrayList<>();
        for (int i = 0; i < marks.seconds().size(); i++) {
            double at = marks.seconds().get(i);
            int last = seconds.size() - 1;
            if (last >= 0 && stretch(at, end) == stretch(seconds.get(last), end)) {
                counts.set(last, counts.get(last) + marks.counts().get(i));
            } else {
                seconds.add(at);
                counts.add(marks.counts().get(i));
            }
        }
        return new Marks(marks.label(), marks.colour(), marks.shape(), seconds, counts);
    }

    /** The stretch of a run's time in which a moment lies. */
    private static int stretch(double seconds, double end) {
        return (int) Math.min(STRETCHES - 1L, (long) (seconds / end * STRETCHES));
    }

    private static List<Integer> kept(Chart chart) {
        SortedSet<Integer> kept = new TreeSet<>();
        int last = chart.seconds().size() - 1;
        kept.add(0);
        kept.add(last);
        chart.lines().forEach(line -> kept.add(Math.max(0, line.lastKnown())));
        int from = 0;
        for (int i = 1; i <= last + 1; i++) {
            if (i > last || stretchOf(chart, i) != stretchOf(chart, from)) {
                for (Line line : chart.lines()) {
                    keepExtremes(line.values(), from, i, kept);
                }
                from = i;
            }
        }
        return List.copyOf(kept);
    }

    private static int stretchOf(Chart chart, int sample) {
        return stretch(chart.seconds().get(sample), chart.xMax());
    }

    private static void keepExtremes(List<@Nullable Double> values, int from, int to, SortedSet<Integer> kept) {
        int largest = -1;
        int smallest = -1;
        int hole = -1;
        for (int i = from; i < to; i++) {
            Double value = values.get(i);
            if (value == null) {
                hole = hole < 0 ? i : hole;
                continue;
            }
            largest = largest < 0 || value > known(values, largest) ? i : largest;
            smallest = smallest < 0 || value < known(values, smallest) ? i : smallest;
        }
        for (int each : new int[] {largest, smallest, hole}) {
            if (each >= 0) {
                kept.add(each);
            }
        }
    }

    private static double known(List<@Nullable Double> values, int at) {
        Double value = values.get(at);
        return value == null ? Double.NaN : value;
    }

    private static List<@Nullable Double> picked(List<@Nullable Double> values, List<Integer> kept) {
        List<@Nullable Double> picked = new ArrayList<>();
        kept.forEach(at -> picked.add(values.get(at)));
        return picked;
    }
}
