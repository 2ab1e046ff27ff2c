package dev.poolproof.run.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.poolproof.reports.record.LoadFacts.Latency;
import dev.poolproof.reports.record.LoadFacts.RequestFacts;
import dev.poolproof.reports.record.Outcome;
import dev.poolproof.reports.record.Sample.LoadSample;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class TallyTest {

    private final Tally tally = Tally.ofTheReferenceService();

    @Test
    void countsEveryKindByOutcome() {
        send(RequestKind.DASHBOARD, Outcome.AS_EXPECTED, 1);
        send(RequestKind.DASHBOARD, Outcome.POOL_CLOSED, 2);
        send(RequestKind.CREATE_CUSTOMER, Outcome.AS_EXPECTED, 3);

        assertThat(tally.facts())
                .extracting(RequestFacts::name, RequestFacts::endpoint, RequestFacts::sent, RequestFacts::outcomes)
                .containsExactly(
                        tuple("dashboard", "dashboard", 2L, Map.of(Outcome.AS_EXPECTED, 1L, Outcome.POOL_CLOSED, 1L)),
                        tuple("customers: create", "customers", 1L, Map.of(Outcome.AS_EXPECTED, 1L)));
    }

    @Test
    void keepsTheWholeDistributionOfLatencies() throws Exception {
        for (int millis = 1; millis <= 100; millis++) {
            send(RequestKind.DASHBOARD, Outcome.AS_EXPECTED, millis);
        }

        Latency latency = Objects.requireNonNull(tally.facts().get(0).latency());

        assertThat(latency.p50Millis()).isCloseTo(50, within(0.1));
        assertThat(latency.p95Millis()).isCloseTo(95, within(0.1));
        assertThat(latency.p99Millis()).isCloseTo(99, within(0.1));
        assertThat(latency.maxMillis()).isCloseTo(100, within(0.1));
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(latency.histogram()));
        Histogram histogram = Histogram.decodeFromCompressedByteBuffer(bytes, 0);
        assertThat(histogram.getTotalCount()).isEqualTo(100);
        assertThat(histogram.getMinValue()).isEqualTo(1000);
    }

    @Test
    void showsWhatHasEndedOfWhatWasSent() {
        send(RequestKind.PERMISSIONS, Outcome.AS_EXPECTED, 1);
        tally.sent(RequestKind.DASHBOARD.counted());

        LoadSample progress = tally.progress();

        assertThat(progress).isEqualTo(new LoadSample(2, Map.of(Outcome.AS_EXPECTED, 1L)));
    }

    @Test
    void countsARequestThatNeverEndedAsUnanswered() {
        tally.sent(RequestKind.DASHBOARD.counted());

        assertThat(tally.facts())
                .containsExactly(new RequestFacts("dashboard", "dashboard", 1, Map.of(Outcome.NO_ANSWER, 1L), null));
    }

    private void send(RequestKind kind, Outcome outcome, long millis) {
        tally.sent(kind.counted());
        tally.ended(kind.counted(), outcome, TimeUnit.MILLISECONDS.toNanos(millis));
    }
}
