package dev.poolproof.reports.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolproof.reports.Records;
import dev.poolproof.reports.SampleRuns;
import dev.poolproof.reports.record.RunRecord;
import dev.poolproof.reports.record.Sample;
import dev.poolproof.reports.record.Sample.ServerSample;
import org.junit.jupiter.api.Test;

final class TimelineTest {

    @Test
    void showsAHoleAsAHole() {
        Records run = Records.healthy()
                .samplesBetween(
                        6_000, 7_000, sample -> new Sample(sample.atMillis(), null, sample.guard(), sample.load()));

        Chart server = new Timeline(run.build()).server();

        int at = server.seconds().indexOf(6.5);
        assertThat(server.lines())
                .allSatisfy(line -> assertThat(line.values().get(at)).isNull());
        assertThat(server.lines())
                .allSatisfy(line -> assertThat(line.values().get(0)).isNotNull());
    }

    @Test
    void showsCountersAsRates() {
        Chart answers = new Timeline(Records.healthy().build()).answers();

        int at = answers.seconds().indexOf(8.0);
        assertThat(answers.lines().get(1).values().get(at)).isBetween(40.0, 60.0);
        assertThat(answers.lines().get(0).values().get(at)).isZero();
        assertThat(answers.lines().get(0).values().get(0)).isNull();
    }

    @Test
    void marksWhereRequestsFailedAndHowMany() {
        RunRecord run = SampleRuns.NEVER_RELEASED.record();
        long failed = run.samples().stream()
                .map(Sample::load)
                .mapToLong(load -> load == null ? 0 : load.failed())
                .max()
                .orElse(0);

        Chart client = new Timeline(run).client();

        assertThat(client.marks()).singleElement().satisfies(failures -> {
            assertThat(failures.total()).isEqualTo(failed).isPositive();
            assertThat(failures.seconds().get(0)).isBetween(6.0, 8.0);
            assertThat(failures.counts()).allMatch(count -> count > 0);
        });
        assertThat(client.inWords()).contains("failed requests: " + failed + " in all, the first at ");
    }

    @Test
    void marksRefusalsByTheWitnessWhoSawTheMost() {
        Records counted = Records.healthy()
                .samplesBetween(6_000, 60_000, sample -> refusing(sample, 12))
                .samplesBetween(0, 5_999, sample -> refusing(sample, 5));
        Records answered = SampleRuns.POOL_PER_REQUEST
                .records()
                .samplesBetween(
                        0, 60_000, sample -> new Sample(sample.atMillis(), null, sample.guard(), sample.load()));

        assertThat(new Timeline(counted.build()).server().marks())
                .singleElement()
                .satisfies(refusals -> {
                    assertThat(refusals.seconds()).containsExactly(6.0);
                    assertThat(refusals.total()).isEqualTo(7);
                });
        assertThat(new Timeline(answered.build()).server().marks())
                .singleElement()
                .satisfies(refusals -> assertThat(refusals.total()).isGreaterThan(10));
    }

    @Test
    void saysThatNothingWasRefused() {
        assertThat(new Timeline(Records.healthy().build()).server().inWords()).contains("refused sessions: none.");
    }

    @Test
    void leavesRoomForTheLimit() {
        Chart server = new Timeline(Records.healthy().build()).server();

        assertThat(server.yMax()).isEqualTo(24);
    }

    @Test
    void tellsInWordsWhatAChartShows() {
        Chart server = new Timeline(SampleRuns.POOL_PER_REQUEST.record()).server();

        assertThat(server.inWords())
                .contains("all sessions: at most 24 (at ", " s), at the end 24.", "The limit is 24.");
    }

    @Test
    void saysThatThereIsNoData() {
        Records run = Records.healthy();
        run.samples.clear();

        assertThat(new Timeline(run.build()).client().inWords())
                .isEqualTo("active: no data. idle: no data. failed requests: none.");
    }

    private static Sample refusing(Sample sample, long refused) {
        return new Sample(sample.atMillis(), new ServerSample(10, 1, 8, refused, 0), sample.guard(), sample.load());
    }
}
