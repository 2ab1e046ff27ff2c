package dev.poolproof.benchmarks.report;

import dev.poolproof.benchmarks.matrix.Measured;
import dev.poolproof.benchmarks.matrix.Section.Figure;
import dev.poolproof.benchmarks.run.Trial;
import dev.poolproof.benchmarks.statistics.Interval;
import dev.poolproof.benchmarks.stub.StubDriver;
import java.util.Locale;

/**
 * One line of a table, in words.
 *
 * @param title what was measured
 * @param time in the section's unit
 * @param ratio to the section's reference
 * @param interval of the ratio, empty where there is none
 * @param bytes per operation
 * @param core the share of one core that 2,000 operations a second take; {@value #UNKNOWN} where the time is not that of one core
 *     at work
 */
public record Row(String title, String time, String ratio, String interval, String bytes, String core) {

    private static final int OPERATIONS_PER_SECOND = 2_000;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final String UNKNOWN = "–";

    static Row of(Measured measured, Trial trial) {
        Interval ratio = measured.ratio(trial);
        boolean reference = measured.isReference(trial);
        double nanos = measured.nanos(trial);
        return new Row(
                trial.title(),
                number(nanos),
                reference ? "1" : number(ratio.estimate()),
                reference || !ratio.isKnown() ? "" : number(ratio.low()) + " – " + number(ratio.high()),
                String.format(Locale.ROOT, "%,.1f", measured.bytes(trial)),
                isWorkOfOneCore(measured, trial)
                        ? number(nanos * OPERATIONS_PER_SECOND / NANOS_PER_SECOND * 100) + " %"
                        : UNKNOWN);
    }

    /**
     * Several threads wait for one another, and a real database is waited for: such a time is no work of this core's. A
     * percentile is not what an operation takes.
     */
    private static boolean isWorkOfOneCore(Measured measured, Trial trial) {
        String url = trial.parameters().getOrDefault("url", StubDriver.URL);
        return measured.section().figure() == Figure.MEAN && trial.threads() == 1 && url.equals(StubDriver.URL);
    }

    /** Three digits that say something, and no more. */
    static String number(double value) {
        if (!Double.isFinite(value)) {
            return "?";
        }
        double size = Math.abs(value);
        int decimals = size >= 100 || size == 0 ? 0 : Math.max(0, 2 - (int) Math.floor(Math.log10(size)));
        return String.format(Locale.ROOT, "%,." + Math.min(decimals, 6) + "f", value);
    }
}
