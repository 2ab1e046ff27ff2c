package dev.poolproof.reports.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolproof.reports.Records;
import dev.poolproof.reports.SampleRuns;
import dev.poolproof.reports.record.Sample;
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

        assertThat(new Timeline(run.build()).client().inWords()).isEqualTo("active: no data. idle: no data.");
    }
}
