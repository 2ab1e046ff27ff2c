package dev.poolproof.reports.format;

import dev.poolproof.reports.record.LoadFacts.Latency;
import dev.poolproof.reports.record.LoadFacts.RequestFacts;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** The latency of several kinds of request as one: percentiles cannot be added up, their histograms can. */
final class JointLatency {

    private static final double MICROS_PER_MILLI = 1000.0;

    private JointLatency() {}

    /** Null where none of them ended, or a histogram cannot be read. */
    static @Nullable Latency of(List<RequestFacts> requests) {
        List<Latency> known = requests.stream()
                .map(RequestFacts::latency)
                .filter(Objects::nonNull)
                .toList();
        if (known.size() < 2) {
            return known.isEmpty() ? null : known.get(0);
        }
        try {
            Histogram sum = decoded(known.get(0));
            for (Latency latency : known.subList(1, known.size())) {
                sum.add(decoded(latency));
            }
            double max = known.stream().mapToDouble(Latency::maxMillis).max().orElse(0);
            return new Latency(millis(sum, 50), millis(sum, 95), millis(sum, 99), max, "");
        } catch (DataFormatException | RuntimeException unreadable) {
            return null;
        }
    }

    private static Histogram decoded(Latency latency) throws DataFormatException {
        byte[] bytes = Base64.getDecoder().decode(latency.histogram());
        Histogram histogram = Histogram.decodeFromCompressedByteBuffer(ByteBuffer.wrap(bytes), 0);
        histogram.setAutoResize(true);
        return histogram;
    }

    private static double millis(Histogram histogram, double percentile) {
        return histogram.getValueAtPercentile(percentile) / MICROS_PER_MILLI;
    }
}
