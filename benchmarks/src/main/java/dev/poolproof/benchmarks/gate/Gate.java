package dev.poolproof.benchmarks.gate;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.IntConsumer;

/**
 * Measures pairs of forks until a decision stands: one look after the first half, and a second half only where the first does
 * not decide. A round is a pair of candidate and reference and a pair of the reference with itself; the order within turns
 * round from one to the next (ABBA), so that a machine that gets slower favours nobody.
 */
public final class Gate {

    private final Contest contest;
    private final GateLimits limits;
    private final int rounds;
    private final Duration longest;
    private final InstantSource clock;
    private final DoubleSupplier foreignLoad;
    private final IntConsumer progress;

    private final List<Pair> pairs = new ArrayList<>();
    private final List<Pair> twins = new ArrayList<>();

    /**
     * Prepares; nothing is measured yet.
     *
     * @param rounds pairs of the first half, at least 1
     * @param longest no second half that would end after it
     * @param foreignLoad the share of all processors that others have used since the first fork, 0 to 1, NaN if unknown
     * @param progress hears the number of each round before it begins, from 0
     */
    public Gate(
            Contest contest,
            GateLimits limits,
            int rounds,
            Duration longest,
            InstantSource clock,
            DoubleSupplier foreignLoad,
            IntConsumer progress) {
        if (rounds < 1) {
            throw new IllegalArgumentException("A gate of " + rounds + " rounds decides nothing: 1 or more.");
        }
        this.contest = contest;
        this.limits = limits;
        this.rounds = rounds;
        this.longest = longest;
        this.clock = clock;
        this.foreignLoad = foreignLoad;
        this.progress = progress;
    }

    /** Measures and decides: PASS, FAIL or INVALID. */
    public GateDecision decide() {
        long startMillis = clock.millis();
        GateDecision first = look();
        if (first.outcome() != Outcome.INCONCLUSIVE) {
            return first;
        }
        long spentMillis = clock.millis() - startMillis;
        if (2 * spentMillis > longest.toMillis()) {
            return first.withoutFurtherPairs("No more pairs were measured: %d took %d s, and a gate ends within %d s."
                    .formatted(pairs.size(), spentMillis / 1_000, longest.toSeconds()));
        }
        return look().withoutFurtherPairs(
                        "The pairs were doubled once, to " + pairs.size() + ", and did not decide it.");
    }

    private GateDecision look() {
        for (int round = 0; round < rounds; round++) {
            progress.accept(pairs.size());
            measure(pairs.size() % 2 == 0);
        }
        return GateDecision.of(new GateEvidence(pairs, twins, foreignLoad.getAsDouble()), limits);
    }

    private void measure(boolean candidateFirst) {
        if (candidateFirst) {
            Figures candidate = contest.candidate();
            pairs.add(new Pair(candidate, contest.reference()));
            Figures twin = contest.reference();
            twins.add(new Pair(twin, contest.reference()));
        } else {
            Figures reference = contest.reference();
            pairs.add(new Pair(contest.candidate(), reference));
            Figures twin = contest.reference();
            twins.add(new Pair(contest.reference(), twin));
        }
    }
}
