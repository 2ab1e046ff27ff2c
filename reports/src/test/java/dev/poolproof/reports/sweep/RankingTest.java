package dev.poolproof.reports.sweep;

import static dev.poolproof.reports.sweep.Sweeps.failing;
import static dev.poolproof.reports.sweep.Sweeps.invalid;
import static dev.poolproof.reports.sweep.Sweeps.run;
import static dev.poolproof.reports.sweep.Sweeps.trial;
import static org.assertj.core.api.Assertions.assertThat;

import dev.poolproof.reports.measure.Measure;
import java.util.EnumMap;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RankingTest {

    private static final Trial SLOW = trial(5, 20, 80, 84, 79, 82, 81);
    private static final Trial GOOD = trial(10, 40, 23, 25, 24, 22, 26);
    private static final Trial ALSO_GOOD = trial(20, 80, 23, 22.5, 24, 23, 23.5);
    private static final Trial NOISY = trial(8, 32, 20, 60, 31, 24, 90);

    @Test
    void choosesTheSmallestThatIsAsGoodAsTheBest() {
        Ranking ranking = Ranking.of(List.of(ALSO_GOOD, GOOD, SLOW));

        assertThat(ranking.answer()).isEqualTo(Answer.FOUND);
        assertThat(ranking.smallest()).isEqualTo(GOOD);
        assertThat(ranking.ranked())
                .extracting(Ranked::standing)
                .containsExactly(Standing.WORSE, Standing.AS_GOOD, Standing.BEST);
    }

    @Test
    void saysNothingWhereTheNoiseAllowsASmallerOneEitherWay() {
        Ranking ranking = Ranking.of(List.of(GOOD, NOISY));

        assertThat(ranking.answer()).isEqualTo(Answer.OPEN);
        assertThat(ranking.smallest()).isNull();
        assertThat(ranking.ranked()).extracting(Ranked::standing).containsExactly(Standing.UNCERTAIN, Standing.BEST);
    }

    @Test
    void doesNotMindNoiseOfALargerOne() {
        Trial noisyAndLarge = new Trial(NOISY.combination(), 500, NOISY.runs());

        assertThat(Ranking.of(List.of(GOOD, noisyAndLarge)).smallest()).isEqualTo(GOOD);
    }

    @Test
    void neverChoosesWhatFailsHoweverFast() {
        Trial fastButFailing = failing(1, 4, 5);

        Ranking ranking = Ranking.of(List.of(fastButFailing, GOOD));

        assertThat(ranking.smallest()).isEqualTo(GOOD);
        assertThat(ranking.ranked().get(0).standing()).isEqualTo(Standing.OUT);
    }

    @Test
    void putsThroughputBeforeLatency() {
        Trial quickBecauseItDoesLittle = new Trial(
                SLOW.combination(),
                20,
                GOOD.runs().stream().map(each -> withThroughput(each, 20)).toList());

        Ranking ranking = Ranking.of(List.of(quickBecauseItDoesLittle, SLOW));

        assertThat(ranking.best()).contains(SLOW);
        assertThat(ranking.ranked().get(0).standing()).isEqualTo(Standing.WORSE);
    }

    @Test
    void saysNothingOfTooFewRuns() {
        Ranking ranking = Ranking.of(List.of(trial(10, 40, 23, 24, 25), trial(20, 80, 23, 24, 25)));

        assertThat(ranking.answer()).isEqualTo(Answer.TOO_FEW_RUNS);
        assertThat(ranking.smallest()).isNull();
    }

    @Test
    void countsAnInvalidRunNeitherForNorAgainstASetting() {
        Trial once = new Trial(
                GOOD.combination(),
                40,
                List.of(run(1, 23), run(2, 25), invalid(run(3, 9_000)), run(4, 24), run(5, 22), run(6, 24)));

        Ranking ranking = Ranking.of(List.of(once, ALSO_GOOD));

        assertThat(ranking.smallest()).isEqualTo(once);
    }

    @Test
    void tellsNoEvidenceFromNoneThatHolds() {
        Trial unseen = new Trial(GOOD.combination(), 40, List.of(invalid(run(1, 23))));
        Trial failing = failing(20, 80, 1);

        assertThat(Ranking.of(List.of(unseen, failing)).answer()).isEqualTo(Answer.NO_EVIDENCE);
        assertThat(Ranking.of(List.of(failing)).answer()).isEqualTo(Answer.NONE_HOLDS);
    }

    private static SweptRun withThroughput(SweptRun run, double perSecond) {
        var figures = new EnumMap<>(run.figures());
        figures.put(Measure.THROUGHPUT, perSecond);
        return new SweptRun(
                run.id(), run.round(), run.verdict(), run.causes(), run.passed(), 0L, 0L, figures, run.report());
    }
}
