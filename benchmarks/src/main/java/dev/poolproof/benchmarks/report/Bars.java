package dev.poolproof.benchmarks.report;

import dev.poolproof.benchmarks.matrix.Measured;
import dev.poolproof.benchmarks.run.Trial;
import dev.poolproof.benchmarks.statistics.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A section's times as bars on a logarithmic scale, with whiskers for the intervals; in pixels of an SVG image.
 *
 * @param height of the image
 * @param bars one a trial
 * @param ticks powers of ten
 */
public record Bars(int height, List<Bar> bars, List<Tick> ticks) {

    private static final int WIDTH = 960;

    private static final int LABELS = 330;
    private static final int VALUES = 130;
    private static final int LINE = 26;
    private static final int HEAD = 24;

    /**
     * One trial's time.
     *
     * @param title what was measured
     * @param y the bar's top
     * @param width its length
     * @param low where the whisker starts, negative where there is none
     * @param high where it ends
     * @param text what stands behind it
     * @param reference whether the others are compared with it
     */
    public record Bar(String title, int y, String width, double low, double high, String text, boolean reference) {

        public boolean hasWhisker() {
            return low >= 0;
        }

        /** Behind the bar and its whisker. */
        public String textAt() {
            return pixels(Math.max(LABELS + Double.parseDouble(width), high) + 6);
        }
    }

    /**
     * One line of the scale.
     *
     * @param x where
     * @param text the time in words
     */
    public record Tick(String x, String text) {}

    static Bars of(Measured measured) {
        List<Trial> trials = measured.section().trials();
        double least = trials.stream().mapToDouble(measured::nanos).min().orElse(1);
        double most = trials.stream().mapToDouble(measured::nanos).max().orElse(10);
        Scale scale = new Scale(Math.floor(Math.log10(least) - 0.05), Math.log10(most) + 0.1);
        List<Bar> bars = new ArrayList<>();
        for (Trial trial : trials) {
            bars.add(bar(measured, trial, HEAD + bars.size() * LINE, scale));
        }
        return new Bars(HEAD + trials.size() * LINE + 8, bars, ticks(scale));
    }

    private static Bar bar(Measured measured, Trial trial, int y, Scale scale) {
        double nanos = measured.nanos(trial);
        Interval ratio = measured.ratio(trial);
        boolean whisker = !measured.isReference(trial) && ratio.isKnown();
        double reference = nanos / ratio.estimate();
        return new Bar(
                trial.title(),
                y,
                pixels(scale.x(nanos) - LABELS),
                whisker ? scale.x(reference * ratio.low()) : -1,
                whisker ? scale.x(reference * ratio.high()) : -1,
                duration(nanos) + (measured.isReference(trial) ? "" : ", × " + Row.number(ratio.estimate())),
                measured.isReference(trial));
    }

    private static List<Tick> ticks(Scale scale) {
        List<Tick> ticks = new ArrayList<>();
        for (double power = scale.from(); power <= scale.to(); power++) {
            double nanos = Math.pow(10, power);
            ticks.add(new Tick(pixels(scale.x(nanos)), duration(nanos)));
        }
        return ticks;
    }

    static String duration(double nanos) {
        if (nanos >= 1e6) {
            return Row.number(nanos / 1e6) + " ms";
        }
        return nanos >= 1e3 ? Row.number(nanos / 1e3) + " µs" : Row.number(nanos) + " ns";
    }

    public static String pixels(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    public static int width() {
        return WIDTH;
    }

    public static int labels() {
        return LABELS;
    }

    /** From and to as powers of ten. */
    private record Scale(double from, double to) {

        /** Cut at the image's edges. */
        double x(double nanos) {
            double share = (Math.log10(nanos) - from) / (to - from);
            return LABELS + Math.min(1, Math.max(0, share)) * (WIDTH - LABELS - VALUES);
        }
    }
}
