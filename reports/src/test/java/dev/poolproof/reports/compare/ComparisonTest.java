package dev.poolproof.reports.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.poolproof.reports.Records;
import dev.poolproof.reports.RunSeries;
import dev.poolproof.reports.SampleRuns;
import dev.poolproof.reports.compare.FindingChange.Sightings;
import dev.poolproof.reports.compare.FindingChange.Status;
import dev.poolproof.reports.measure.Measure;
import dev.poolproof.reports.record.Incident;
import dev.poolproof.reports.record.Outcome;
import dev.poolproof.reports.record.RunRecord;
import dev.poolproof.reports.verdict.Fail;
import dev.poolproof.reports.verdict.Verdict;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class ComparisonTest {

    @Test
    void isWorseByAFindingThatIsNew() {
        Comparison comparison = compare(one(SampleRuns.REPAIRED), one(SampleRuns.NEVER_RELEASED));

        assertThat(comparison.result()).isEqualTo(Result.WORSE);
        assertThat(comparison.result().exitCode()).isEqualTo(1);
        assertThat(comparison.findings()).allMatch(change -> change.status() == Status.NEW);
        assertThat(comparison.findings().get(0).finding().rule()).isEqualTo("connection-leak");
    }

    @Test
    void isBetterWhereAFindingIsGoneAndNoneIsNew() {
        Comparison comparison = compare(one(SampleRuns.NEVER_RELEASED), one(SampleRuns.REPAIRED));

        assertThat(comparison.result()).isEqualTo(Result.BETTER);
        assertThat(comparison.result().exitCode()).isZero();
        assertThat(comparison.inWords()).startsWith("No finding is new, ");
    }

    @Test
    void isTheSameWhereNothingIsNewAndNothingIsGone() {
        Comparison comparison = compare(one(SampleRuns.NEVER_RELEASED), one(SampleRuns.NEVER_RELEASED));

        assertThat(comparison.result()).isEqualTo(Result.SAME);
        assertThat(comparison.result().exitCode()).isZero();
        assertThat(comparison.findings()).allMatch(change -> change.status() == Status.STILL_THERE);
    }

    @Test
    void doesNotCallASymptomNewWhoseCauseIsNot() {
        ComparedRun leaking = one(SampleRuns.NEVER_RELEASED).get(0);
        Verdict verdict = leaking.verdict();
        ComparedRun unnoticed = new ComparedRun(leaking.run(), new Fail(verdict.sight(), verdict.causes()), null);

        Comparison comparison = compare(List.of(unnoticed), List.of(leaking));

        assertThat(comparison.findings(Status.NEW)).isNotEmpty();
        assertThat(comparison.findings(Status.NEW)).allMatch(change -> !change.counts());
        assertThat(comparison.result()).isEqualTo(Result.SAME);
    }

    @Test
    void saysNothingWhereASideProvesNothing() {
        List<ComparedRun> cut = List.of(ComparedRun.of(interrupted(SampleRuns.REPAIRED), null));

        for (Comparison comparison : List.of(
                compare(one(SampleRuns.REPAIRED), cut),
                compare(cut, one(SampleRuns.REPAIRED)),
                compare(cut, one(SampleRuns.NEVER_RELEASED)))) {
            assertThat(comparison.result()).isEqualTo(Result.INVALID);
            assertThat(comparison.result().exitCode()).isEqualTo(2);
            assertThat(comparison.reasons()).singleElement().asString().contains("proves anything");
        }
    }

    @Test
    void isWorseByOnePlanThoughAnotherProvesNothing() {
        Comparison comparison = compare(
                one(SampleRuns.REPAIRED),
                Stream.concat(
                                one(SampleRuns.NEVER_RELEASED).stream(),
                                Stream.of(ComparedRun.of(interrupted(SampleRuns.CACHED_POOL_CLOSED), null)))
                        .toList());

        assertThat(comparison.result()).isEqualTo(Result.WORSE);
        assertThat(comparison.cautions()).anyMatch(caution -> caution.contains("proves anything"));
    }

    @Test
    void leavesOutARunThatProvesNothingWhereOthersDo() {
        Comparison comparison = compare(
                RunSeries.inTurns("before", 5, 1, 0, records -> {}),
                Stream.concat(
                                RunSeries.inTurns("after", 5, 1, 1, records -> {}).stream(),
                                Stream.of(ComparedRun.of(interrupted(SampleRuns.REPAIRED), null)))
                        .toList());

        assertThat(comparison.result()).isEqualTo(Result.SAME);
        assertThat(comparison.cautions()).anyMatch(caution -> caution.startsWith("1 of 6 runs of the side after"));
        assertThat(measure(comparison, Measure.LATENCY_P50).after()).hasSize(5);
    }

    @Test
    void doesNotCallUnseenGone() {
        Records blind = SampleRuns.REPAIRED.records().serverOnly();

        Comparison comparison = compare(one(SampleRuns.NEVER_RELEASED), List.of(ComparedRun.of(blind.build(), null)));

        assertThat(comparison.result()).isEqualTo(Result.INVALID);
        assertThat(comparison.reasons()).singleElement().asString().contains("without guard");
    }

    @Test
    void judgesNoFigureOfOneRunASide() {
        Comparison comparison = compare(one(SampleRuns.REPAIRED), one(SampleRuns.REPAIRED));

        assertThat(comparison.measures())
                .extracting(MeasureChange::reading)
                .containsOnly(Reading.NOISE_UNKNOWN, Reading.NOT_RECORDED);
        assertThat(comparison.cautions()).anyMatch(caution -> caution.startsWith("With one run a side nobody knows"));
    }

    @Test
    void judgesLatencyOfSeveralRunsASide() {
        Comparison comparison = compare(
                RunSeries.inTurns("before", 5, 1, 0, records -> {}),
                RunSeries.inTurns("after", 5, 1.33, 1, records -> {}));

        MeasureChange latency = measure(comparison, Measure.LATENCY_P99);
        assertThat(latency.reading()).isEqualTo(Reading.WORSE);
        assertThat(latency.ratio()).isNotNull().satisfies(ratio -> {
            assertThat(ratio.contains(1.33)).isTrue();
            assertThat(ratio.contains(1)).isFalse();
        });
        assertThat(comparison.result()).as("figures never decide").isEqualTo(Result.SAME);
        assertThat(comparison.figuresInWords()).contains("worse Latency p50, Latency p95");
        assertThat(comparison.cautions()).isEmpty();
    }

    @Test
    void seesNoDifferenceThatTheNoiseCanMake() {
        Comparison comparison = compare(
                RunSeries.inTurns("before", 5, 1, 0, records -> {}),
                RunSeries.inTurns("after", 5, 1.01, 1, records -> {}));

        assertThat(measure(comparison, Measure.LATENCY_P50).reading()).isEqualTo(Reading.ALIKE);
    }

    @Test
    void saysThatOneSideWasMeasuredAfterTheOther() {
        Comparison comparison = compare(
                RunSeries.inTurns("before", 5, 1, 0, records -> {}),
                RunSeries.inTurns("after", 5, 1, 0, records -> records.startedAtEpochMillis += 3_600_000));

        assertThat(comparison.cautions())
                .singleElement()
                .asString()
                .startsWith("All runs of one side came before all of the other");
    }

    @Test
    void judgesNoLatencyOfFailures() {
        Consumer<Records> failing = records -> records.outcome("dashboard", Outcome.SERVER_ERROR, 20);

        Comparison comparison = compare(
                RunSeries.inTurns("before", 5, 1, 0, records -> {}), RunSeries.inTurns("after", 5, 0.5, 1, failing));

        assertThat(measure(comparison, Measure.LATENCY_P50).reading()).isEqualTo(Reading.FAILURES_COUNT);
        assertThat(measure(comparison, Measure.THROUGHPUT).reading().isJudged()).isTrue();
    }

    @Test
    void judgesNothingUnderAnotherLoad() {
        Comparison comparison = compare(
                RunSeries.inTurns("before", 5, 1, 0, records -> {}),
                RunSeries.inTurns("after", 5, 1, 1, records -> records.ratePerSecond = 80));

        assertThat(measure(comparison, Measure.THROUGHPUT).reading()).isEqualTo(Reading.OTHER_LOAD);
        assertThat(comparison.differences())
                .containsExactly(new Difference("Rate", "50.0 per second", "80.0 per second", false));
        assertThat(comparison.cautions()).anyMatch(caution -> caution.contains("more than the service: Rate"));
    }

    @Test
    void saysWhatWasMadeToDiffer() {
        Comparison comparison = compare(one(SampleRuns.REPAIRED), one(SampleRuns.NEVER_RELEASED));

        assertThat(comparison.differences())
                .containsExactly(new Difference("variant of permissions", "–", "never-released", true));
        assertThat(comparison.cautions()).noneMatch(caution -> caution.contains("more than the service"));
    }

    @Test
    void tellsNoChangeOfRunsThatAreNoRepetitions() {
        Comparison comparison = compare(
                Stream.concat(one(SampleRuns.NEVER_RELEASED).stream(), one(SampleRuns.POOL_PER_REQUEST).stream())
                        .toList(),
                one(SampleRuns.REPAIRED));

        assertThat(comparison.isPaired()).isFalse();
        assertThat(comparison.measures()).isEmpty();
        assertThat(comparison.before().series()).hasSize(2);
        assertThat(comparison.findings()).allMatch(change -> change.status() == Status.GONE);
        assertThat(comparison.findings()).allSatisfy(change -> {
            assertThat(change.before().of())
                    .as("a plan's runs are those that could show it")
                    .isEqualTo(1);
            assertThat(change.isSeldom()).isFalse();
        });
    }

    @Test
    void countsTheRunsThatShowAFinding() {
        List<ComparedRun> before = RunSeries.inTurns("before", 5, 1, 0, records -> {});
        List<ComparedRun> after = RunSeries.inTurns("after", 5, 1, 1, records -> {
            if (records.id.endsWith("3")) {
                records.refused = 7;
            }
        });

        Comparison comparison = compare(before, after);

        assertThat(comparison.result()).isEqualTo(Result.WORSE);
        assertThat(comparison.findings()).singleElement().satisfies(change -> {
            assertThat(change.before()).isEqualTo(new Sightings(0, 5, 0));
            assertThat(change.after()).isEqualTo(new Sightings(1, 5, 7));
        });
        assertThat(comparison.cautions()).anyMatch(caution -> caution.contains("may be chance"));
    }

    @Test
    void refusesASideWithoutRuns() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Side.of("before", List.of()))
                .withMessageContaining("before");
    }

    private static Comparison compare(List<ComparedRun> before, List<ComparedRun> after) {
        return Comparison.of("before → after", Side.of("before", before), Side.of("after", after));
    }

    private static List<ComparedRun> one(SampleRuns sample) {
        return List.of(ComparedRun.of(sample.record(), null));
    }

    private static RunRecord interrupted(SampleRuns sample) {
        return sample.records().incident(Incident.Kind.INTERRUPTED, "Ctrl-C").build();
    }

    private static MeasureChange measure(Comparison comparison, Measure measure) {
        return comparison.measures().stream()
                .filter(change -> change.measure() == measure)
                .findFirst()
                .orElseThrow();
    }
}
