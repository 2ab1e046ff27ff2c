package dev.poolproof.benchmarks.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every outcome, on results made up for it. */
class GateDecisionTest {

    private static final GateLimits LIMITS = GateLimits.forTheSamePool();
    private static final double QUIET = 0.02;

    private final Random random = new Random(7);

    @Test
    void passesWhatIsNotDearer() {
        GateDecision decision = decide(pairs(1.0, 0.02, 0), pairs(1.0, 0.02, 0), QUIET);

        assertThat(decision.outcome()).isEqualTo(Outcome.PASS);
        assertThat(decision.reasons()).isEmpty();
    }

    @Test
    void passesWhatIsCheaper() {
        assertThat(decide(pairs(0.7, 0.02, -24), pairs(1.0, 0.02, 0), QUIET).outcome())
                .isEqualTo(Outcome.PASS);
    }

    @Test
    void failsWhatIsDearer() {
        GateDecision decision = decide(pairs(1.2, 0.02, 0), pairs(1.0, 0.02, 0), QUIET);

        assertThat(decision.outcome()).isEqualTo(Outcome.FAIL);
        assertThat(decision.ratio().low()).isGreaterThan(1.05);
        assertThat(decision.reasons()).singleElement().asString().contains("1.05 is allowed");
    }

    @Test
    void failsWhatAllocatesMoreEvenOnANoisyMachine() {
        GateDecision decision = decide(pairs(1.0, 0.3, 16), pairs(1.3, 0.3, 0), 0.8);

        assertThat(decision.outcome()).isEqualTo(Outcome.FAIL);
        assertThat(decision.reasons()).containsExactly("It allocates 16 bytes more per operation; 8 are allowed.");
    }

    @Test
    void toleratesBytesUpToTheLimitWithTheirNoise() {
        assertThat(decide(pairs(1.0, 0.02, 8.6), pairs(1.0, 0.02, 0), QUIET).outcome())
                .isEqualTo(Outcome.PASS);
    }

    @Test
    void doesNotDecideWhenTheIntervalHoldsTheLimit() {
        GateDecision decision = decide(pairs(1.05, 0.04, 0), pairs(1.0, 0.02, 0), QUIET);

        assertThat(decision.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(decision.reasons()).singleElement().asString().contains("holds the limit");
    }

    @Test
    void trustsNoTimesWhenTheReferenceDiffersFromItself() {
        GateDecision decision = decide(pairs(1.2, 0.02, 0), pairs(1.1, 0.02, 0), QUIET);

        assertThat(decision.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(decision.reasons()).singleElement().asString().contains("differs from itself");
    }

    @Test
    void trustsNoTimesWhenTheReferenceVariesTooMuch() {
        GateDecision decision = decide(pairs(1.0, 0.02, 0), pairs(1.0, 0.3, 0), QUIET);

        assertThat(decision.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(decision.reasons()).anyMatch(reason -> reason.contains("varies by"));
    }

    @Test
    void trustsNoTimesUnderForeignLoad() {
        GateDecision decision = decide(pairs(1.0, 0.02, 0), pairs(1.0, 0.02, 0), 0.11);

        assertThat(decision.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(decision.reasons()).containsExactly("Others used 11 % of the processors; 10 % is allowed.");
    }

    @Test
    void isInvalidWhenForeignLoadIsUnknown() {
        assertThat(decide(pairs(1.0, 0.02, 0), pairs(1.0, 0.02, 0), Double.NaN).outcome())
                .isEqualTo(Outcome.INVALID);
    }

    @Test
    void isInvalidWithoutPairs() {
        assertThat(decide(List.of(), List.of(), QUIET).outcome()).isEqualTo(Outcome.INVALID);
    }

    @Test
    void isInvalidWhenAForkMeasuredNothing() {
        Pair broken = new Pair(new Figures(Double.NaN, 56), new Figures(20, 56));

        assertThat(decide(List.of(broken), pairs(1.0, 0.02, 0), QUIET).outcome())
                .isEqualTo(Outcome.INVALID);
    }

    @Test
    void saysInvalidWhenNoMorePairsFollow() {
        GateDecision decision =
                decide(pairs(1.05, 0.04, 0), pairs(1.0, 0.02, 0), QUIET).withoutFurtherPairs("Enough.");

        assertThat(decision.outcome()).isEqualTo(Outcome.INVALID);
        assertThat(decision.reasons()).contains("Enough.");
    }

    private static GateDecision decide(List<Pair> pairs, List<Pair> twins, double foreignLoad) {
        return GateDecision.of(new GateEvidence(pairs, twins, foreignLoad), LIMITS);
    }

    /** Twenty pairs whose ratios lie around this one, with this spread of their logarithms. */
    private List<Pair> pairs(double ratio, double spread, double extraBytes) {
        return Stream.generate(() -> Math.exp(random.nextGaussian() * spread))
                .limit(20)
                .map(noise -> new Pair(new Figures(20 * ratio * noise, 56 + extraBytes), new Figures(20, 56)))
                .toList();
    }
}
