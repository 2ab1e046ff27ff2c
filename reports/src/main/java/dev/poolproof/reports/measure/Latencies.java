package dev.poolproof.reports.measure;

import dev.poolproof.reports.record.LoadFacts;
import dev.poolproof.reports.record.LoadFacts.Latency;
import dev.poolproof.reports.record.LoadFacts.RequestFacts;
import dev.poolproof.reports.record.RunRecord;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * How long the requests of a run took, all kinds of them together: the histograms are added up, because percentiles cannot
 * be. Failures count too, and some of them are fast.
 */
final class Latencies {

    private static final double MICROS_PER_MILLI = 1_000;
    private static final int SIGNIFICANT_DIGITS = 3;

    private Latencies() {}

    /** A percentile in milliseconds; null where the run recorded no latency, or a histogram of it cannot be read. */
    static @Nullable Double percentile(RunRecord run, double percentile) {
        LoadFacts load = run.load();
        if (load == null) {
            return null;
        }
        Histogram all = new Histogram(SIGNIFICANT_DIGITS);
        for (RequestFacts request : load.requests()) {
            Latency latency = request.latency();
            if (latency == null) {
                continue;
            }
            Histogram one = read(latency.histogram());
            if (one == null) {
                return null;
            }
            all.add(one);
        }
        return all.getTotalCount() == 0
                ? null
                : Double.valueOf(all.getValueAtPercentile(percentile) / MICROS_PER_MILLI);
    }

    /** Null where the text is not one that a run wrote. */
    private static @Nullable Histogram read(String histogram) {
        try {
            return Histogram.decodeFromCompressedByteBuffer(
                    ByteBuffer.wrap(Base64.getDecoder().decode(histogram)), 0);
        } catch (DataFormatException | IllegalArgumentException | BufferUnderflowException notWrittenByARun) {
            return null;
        }
    }
}
