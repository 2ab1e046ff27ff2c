package dev.poolproof.reports.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolproof.reports.HourRun;
import dev.poolproof.reports.SampleRuns;
import dev.poolproof.reports.record.RunRecord;
import dev.poolproof.reports.record.Sample;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A run of an hour has more samples than a chart has pixels. */
final class ThinningTest {

    private static final int STRETCHES = 60;

    private final RunRecord hour = HourRun.record();

    @Test
    void leavesAShortRunAsItIs() {
        RunRecord run = SampleRuns.NEVER_RELEASED.record();

        assertThat(new Timeline(run).client().seconds()).hasSameSizeAs(run.samples());
    }

    @Test
    void drawsALongRunWithAFewThousandSamples() {
        assertThat(hour.samples()).hasSizeGreaterThan(14_000);
        assertThat(new Timeline(hour).charts())
                .allSatisfy(chart -> assertThat(chart.seconds()).hasSizeBetween(400, 3_000));
    }

    @Test
    void keepsAPeakOfOneSampleAtItsMoment() {
        Chart client = new Timeline(hour).client();

        int at = client.seconds().indexOf(HourRun.PEAK_AT / 1000.0);
        assertThat(client.lines().get(0).values().get(at)).isEqualTo((double) HourRun.PEAK);
        assertThat(client.lines().get(0).atRest()).isEqualTo("max 12, end 0");
        assertThat(client.inWords()).contains("active: at most 12 (at 1,754.3 s)");
    }

    @Test
    void keepsTheHighestAndTheLowestOfEveryMinute() {
        Chart client = new Timeline(hour).client();

        for (int minute = 1; minute < STRETCHES; minute++) {
            int from = 60 * minute;
            long[] measured = hour.samples().stream()
                    .filter(sample -> sample.atMillis() >= 1_000L * from && sample.atMillis() < 1_000L * (from + 60))
                    .mapToLong(sample -> Objects.requireNonNull(sample.guard()).active())
                    .sorted()
                    .toArray();
            double[] drawn = IntStream.range(0, client.seconds().size())
                    .filter(i ->
                            client.seconds().get(i) >= from && client.seconds().get(i) < from + 60)
                    .mapToDouble(i -> Objects.requireNonNull(
                            client.lines().get(0).values().get(i)))
                    .sorted()
                    .toArray();
            assertThat(drawn[0]).isEqualTo((double) measured[0]);
            assertThat(drawn[drawn.length - 1]).isEqualTo((double) measured[measured.length - 1]);
        }
    }

    @Test
    void drawsOnlyWhatWasMeasured() {
        Chart server = new Timeline(hour).server();
        List<Long> moments = hour.samples().stream().map(Sample::atMillis).toList();

        for (int i = 0; i < server.seconds().size(); i++) {
            int at = moments.indexOf(Math.round(server.seconds().get(i) * 1000));
            var measured = hour.samples().get(at).server();
            assertThat(server.lines().get(0).values().get(i))
                    .isEqualTo(measured == null ? null : Double.valueOf((double) measured.sessions()));
        }
    }

    @Test
    void keepsAHoleOfOneSample() {
        Chart server = new Timeline(hour).server();

        int at = server.seconds().indexOf(HourRun.HOLE_AT / 1000.0);
        assertThat(server.lines().get(0).values().get(at)).isNull();
    }

    @Test
    void keepsEveryMarkAndItsCount() {
        assertThat(new Timeline(hour).client().marks()).singleElement().satisfies(failures -> {
            assertThat(failures.seconds()).containsExactly(900.0, HourRun.PEAK_AT / 1000.0);
            assertThat(failures.total()).isEqualTo(2);
        });
    }
}
