package dev.poolproof.reports.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.poolproof.reports.Records;
import dev.poolproof.reports.RunSeries;
import dev.poolproof.reports.record.LoadFacts.Latency;
import dev.poolproof.reports.record.LoadFacts.RequestFacts;
import dev.poolproof.reports.record.Outcome;
import dev.poolproof.reports.record.RunRecord;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class MeasureTest {

    @ParameterizedTest
    @EnumSource
    void isUnknownOfARunThatHardlyBegan(Measure measure) {
        Records hardly = Records.healthy().withoutServer().withoutGuard();
        hardly.loadReported = false;
        hardly.samples.clear();
        hardly.phases.clear();

        assertThat(measure.of(hardly.build())).isNull();
    }

    @Test
    void givesEachAnIdOfItsOwn() {
        assertThat(Arrays.stream(Measure.values()).map(Measure::id)).doesNotHaveDuplicates();
    }

    @Test
    void countsOnlyAnswersAsExpected() {
        RunRecord run =
                Records.healthy().outcome("dashboard", Outcome.SERVER_ERROR, 60).build();

        // 600 requests in 12 s, 60 of them in vain.
        assertThat(Measure.THROUGHPUT.of(run)).isEqualTo(45.0);
    }

    @Test
    void addsUpTheLatenciesOfAllKindsOfRequest() {
        RunRecord run = RunSeries.inTurns("run", 1, 1, 0, records -> {}).get(0).run();
        double slowest = Objects.requireNonNull(run.load()).requests().stream()
                .map(RequestFacts::latency)
                .filter(Objects::nonNull)
                .mapToDouble(Latency::p99Millis)
                .max()
                .orElseThrow();

        double p50 = Objects.requireNonNull(Measure.LATENCY_P50.of(run));
        double p95 = Objects.requireNonNull(Measure.LATENCY_P95.of(run));
        double p99 = Objects.requireNonNull(Measure.LATENCY_P99.of(run));

        // Medians of 3 to 14 ms, the most frequent of 8.
        assertThat(p50).isCloseTo(8, within(2.0));
        assertThat(p95).isBetween(p50, p99);
        assertThat(p99).isLessThanOrEqualTo(slowest * 1.01);
    }

    @Test
    void doesNotGuessWhereAHistogramCannotBeRead() {
        for (String histogram : new String[] {"", "no base64!", "AAAA", "HISTFAAAAB542pNpmSzMwMDAxgAB"}) {
            Records records = Records.healthy();
            records.sketch("dashboard").histogram = histogram;

            assertThat(Measure.LATENCY_P99.of(records.build())).as(histogram).isNull();
        }
    }

    @Test
    void looksAtPoolsAndServerOnlyUnderLoad() {
        Records records = Records.healthy();
        records.pendingBetween(0, Records.LOAD_START, 9);
        records.pendingBetween(Records.LOAD_START + 1_000, Records.LOAD_START + 1_300, 4);
        RunRecord run = records.build();

        assertThat(Measure.PENDING_MOST.of(run)).isEqualTo(4.0);
        assertThat(Measure.ACTIVE_MOST.of(run)).isEqualTo(20.0);
        assertThat(Measure.ACTIVE_MEAN.of(run)).isBetween(2.0, 4.0);
        assertThat(Measure.SESSIONS_MOST.of(run)).isEqualTo(10.0);
    }
}
