package dev.poolproof.benchmarks.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How a gate goes about its pairs. */
class GateTest {

    private static final int ROUNDS = 4;

    private final List<String> order = new ArrayList<>();
    private final List<Double> candidateNanos = new ArrayList<>();
    private Instant now = Instant.EPOCH;
    private int candidates;

    @Test
    void turnsTheOrderRoundFromPairToPair() {
        candidateNanos.add(20.0);

        gate(Duration.ofHours(1)).decide();

        assertThat(String.join("", order)).isEqualTo("CRRRRCRR".repeat(ROUNDS / 2));
    }

    @Test
    void stopsAfterTheFirstHalfWhenItDecides() {
        candidateNanos.add(30.0);

        GateDecision decision = gate(Duration.ofHours(1)).decide();

        assertThat(decision.outcome()).isEqualTo(Outcome.FAIL);
        assertThat(decision.evidence().pairs()).hasSize(ROUNDS);
    }

    @Test
    void doublesThePairsOnceAndThenSaysInvalid() {
        candidateNanos.addAll(List.of(19.0, 23.0));

        GateDecision decision = gate(Duration.ofHours(1)).decide();

        assertThat(decision.outcome()).isEqualTo(Outcome.INVALID);
        assertThat(decision.evidence().pairs()).hasSize(2 * ROUNDS);
        assertThat(decision.reasons()).anyMatch(reason -> reason.contains("doubled once"));
    }

    @Test
    void startsNoSecondHalfThatWouldTakeTooLong() {
        candidateNanos.addAll(List.of(19.0, 23.0));

        GateDecision decision = gate(Duration.ofSeconds(20)).decide();

        assertThat(decision.outcome()).isEqualTo(Outcome.INVALID);
        assertThat(decision.evidence().pairs()).hasSize(ROUNDS);
    }

    /** Each fork takes a second. */
    private Gate gate(Duration longest) {
        InstantSource clock = () -> now;
        return new Gate(new MadeUp(), GateLimits.forTheSamePool(), ROUNDS, longest, clock, () -> 0.0, round -> {});
    }

    private final class MadeUp implements Contest {

        @Override
        public Figures candidate() {
            order.add("C");
            now = now.plusSeconds(1);
            return new Figures(candidateNanos.get(candidates++ % candidateNanos.size()), 56);
        }

        @Override
        public Figures reference() {
            order.add("R");
            now = now.plusSeconds(1);
            return new Figures(20, 56);
        }
    }
}
