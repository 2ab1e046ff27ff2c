package dev.poolproof.reports.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolproof.reports.record.LoadFacts.Latency;
import dev.poolproof.reports.record.LoadFacts.RequestFacts;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.HdrHistogram.Histogram;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class JointLatencyTest {

    @Test
    void takesPercentilesOfAllRequestsTogether() {
        Latency joint = Objects.requireNonNull(
                JointLatency.of(List.of(request(latency(1_000, 90)), request(latency(500_000, 10)), request(null))));

        assertThat(joint.p50Millis()).isCloseTo(1, Offset.offset(0.01));
        assertThat(joint.p95Millis()).isCloseTo(500, Offset.offset(1.0));
        assertThat(joint.maxMillis()).isEqualTo(500);
    }

    @Test
    void takesThoseOfOneAsTheyAre() {
        Latency latency = latency(1_000, 90);

        assertThat(JointLatency.of(List.of(request(latency)))).isSameAs(latency);
        assertThat(JointLatency.of(List.of(request(null)))).isNull();
    }

    @Test
    void tellsNothingWhereAHistogramCannotBeRead() {
        for (String broken : List.of(
                "", "no histogram", "AAAA", latency(1_000, 90).histogram().substring(8))) {
            assertThat(JointLatency.of(List.of(request(latency(1_000, 90)), request(new Latency(1, 1, 1, 1, broken)))))
                    .isNull();
        }
    }

    private static RequestFacts request(@Nullable Latency latency) {
        return new RequestFacts("dashboard", "dashboard", 1, Map.of(), latency);
    }

    private static Latency latency(long micros, int times) {
        Histogram histogram = new Histogram(60_000_000, 3);
        histogram.recordValueWithCount(micros, times);
        ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
        int length = histogram.encodeIntoCompressedByteBuffer(buffer);
        double millis = micros / 1000.0;
        String text = Base64.getEncoder().encodeToString(Arrays.copyOf(buffer.array(), length));
        return new Latency(millis, millis, millis, millis, text);
    }
}
