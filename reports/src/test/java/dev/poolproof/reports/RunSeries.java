package dev.poolproof.reports;

import dev.poolproof.reports.Records.RequestSketch;
import dev.poolproof.reports.compare.ComparedRun;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;

/** Repetitions of one run, each a little faster or slower than the others, as on a real machine. */
public final class RunSeries {

    /** How much slower each repetition is than the plan. */
    private static final double[] NOISE = {1.00, 1.03, 0.98, 1.01, 1.02, 0.97};

    /** Longer than a run. */
    private static final long APART_MILLIS = 60_000;

    private static final int SIGNIFICANT_DIGITS = 3;
    private static final double MICROS_PER_MILLI = 1_000;

    private RunSeries() {}

    /**
     * Healthy runs in turns with those of another series.
     *
     * @param name begins their ids
     * @param runs how many, at most 6
     * @param slower how much longer every request takes than it should
     * @param turn when each begins in its turn, 0 or 1
     */
    public static List<ComparedRun> inTurns(String name, int runs, double slower, int turn, Consumer<Records> bend) {
        List<ComparedRun> series = new ArrayList<>();
        for (int i = 0; i < runs; i++) {
            Records records = SampleRuns.REPAIRED.records();
            records.id = name + "-" + (i + 1);
            records.startedAtEpochMillis += (2L * i + turn) * APART_MILLIS;
            timed(records, slower * NOISE[i]);
            bend.accept(records);
            series.add(ComparedRun.of(records.build(), null));
        }
        return series;
    }

    /** Gives the requests of a run histograms that can be read, of latencies so many times as long. */
    public static Records timed(Records records, double factor) {
        for (RequestSketch request : records.requests.values()) {
            request.medianMillis *= factor;
            request.tailMillis *= factor;
            request.histogram = histogram(request);
        }
        return records;
    }

    /** Half around the median, the rest up to the tail. */
    private static String histogram(RequestSketch request) {
        Histogram histogram = new Histogram(SIGNIFICANT_DIGITS);
        for (int i = 0; i < request.sent; i++) {
            double rank = (i + 0.5) / request.sent;
            double millis = rank < 0.5
                    ? request.medianMillis * (0.5 + rank)
                    : request.medianMillis + (request.tailMillis - request.medianMillis) * (2 * rank - 1);
            histogram.recordValue(Math.round(millis * MICROS_PER_MILLI));
        }
        ByteBuffer bytes = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
        int length = histogram.encodeIntoCompressedByteBuffer(bytes);
        return Base64.getEncoder().encodeToString(Arrays.copyOf(bytes.array(), length));
    }
}
