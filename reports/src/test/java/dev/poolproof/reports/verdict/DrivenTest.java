package dev.poolproof.reports.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolproof.reports.Records;
import dev.poolproof.reports.format.JudgedRun;
import dev.poolproof.reports.record.Outcome;
import dev.poolproof.reports.record.RunRecord;
import org.junit.jupiter.api.Test;

/** A service that is somebody else's under a load of ours. */
final class DrivenTest {

    @Test
    void passesAScenarioThatGetsWhatItExpects() {
        assertThat(Judge.judge(Records.healthy().driven().twice().build())).isInstanceOf(Pass.class);
    }

    @Test
    void findsAnswersThatAScenarioDoesNotExpect() {
        RunRecord run = Records.healthy()
                .driven()
                .twice()
                .outcome("dashboard", Outcome.WRONG_BODY, 1)
                .build();

        assertThat(Judge.judge(run).findings()).extracting(Finding::rule).containsExactly("service-errors");
    }

    @Test
    void asksAClosedModelForNoMoreThanOneRequest() {
        RunRecord one = Records.healthy()
                .driven()
                .twice()
                .with(run -> run.ratePerSecond = 0)
                .with(run -> run.requests.values().forEach(request -> request.sent = 1))
                .build();
        RunRecord none = Records.healthy()
                .driven()
                .twice()
                .with(run -> run.ratePerSecond = 0)
                .with(run -> run.requests.values().forEach(request -> request.sent = 0))
                .build();

        assertThat(Judge.judge(one)).isInstanceOf(Pass.class);
        assertThat(Judge.judge(none))
                .isInstanceOfSatisfying(
                        Invalid.class,
                        invalid ->
                                assertThat(invalid.reasons().get(0).message()).startsWith("No request was sent."));
    }

    @Test
    void leavesItToASimulationWhichAnswersAreFailures() {
        JudgedRun failed = JudgedRun.of(Records.healthy()
                .simulated(2)
                .twice()
                .outcome("dashboard", Outcome.WRONG_STATUS, 5)
                .build());
        JudgedRun tolerated = JudgedRun.of(Records.healthy()
                .simulated(0)
                .twice()
                .outcome("dashboard", Outcome.WRONG_STATUS, 5)
                .build());

        assertThat(failed.exitCode()).isEqualTo(3);
        assertThat(tolerated.exitCode()).isZero();
    }
}
