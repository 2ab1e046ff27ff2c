package dev.poolproof.benchmarks.gate;

import dev.poolproof.benchmarks.statistics.Interval;
import dev.poolproof.benchmarks.statistics.MedianOfPairs;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.apache.commons.statistics.descriptive.Median;

/**
 * The verdict on a gate's evidence. Bytes decide first: what a fork allocates does not depend on who else uses the machine.
 * Times decide only where the A/A pairs and the foreign load say that times can be trusted.
 *
 * <p>Known false alarms: about one run in twenty sees an A/A interval that excludes 1 by chance; such a run is doubled, and
 * seldom INVALID after that.
 *
 * @param outcome what follows
 * @param reasons why, one sentence each; empty for a PASS
 * @param ratio candidate to reference, the median over pairs with its interval
 * @param twin the same of the A/A pairs
 * @param extraBytes the median over pairs of the bytes per operation that the candidate allocates more
 * @param evidence what it rests on
 * @param limits what it was held against
 */
public record GateDecision(
        Outcome outcome,
        List<String> reasons,
        Interval ratio,
        Interval twin,
        double extraBytes,
        GateEvidence evidence,
        GateLimits limits) {

    public GateDecision {
        reasons = List.copyOf(reasons);
    }

    /**
     * Objects grow by 8 bytes, and what is in between is not the borrow's: the JVM's and the pool's own threads allocate at
     * their own pace, which weighs the more the slower the machine borrows (measured 2026-11-23: 0.6 bytes at 338 ns).
     */
    private static final double HALF_A_STEP = 4;

    /** Judges; {@link Outcome#INCONCLUSIVE} where more pairs could still decide. */
    public static GateDecision of(GateEvidence evidence, GateLimits limits) {
        Interval ratio = MedianOfPairs.of(each(evidence.pairs(), Pair::logRatio));
        Interval twin = MedianOfPairs.of(each(evidence.twins(), Pair::logRatio));
        double extraBytes = Median.withDefaults().evaluate(each(evidence.pairs(), Pair::extraBytes));
        Judge judge = new Judge(ratio, twin, extraBytes, evidence.foreignLoad(), limits);
        return new GateDecision(judge.judge(), judge.reasons, ratio, twin, extraBytes, evidence, limits);
    }

    /** The same where no more pairs follow: what is not decided by now is INVALID. */
    public GateDecision withoutFurtherPairs(String why) {
        if (outcome != Outcome.INCONCLUSIVE) {
            return this;
        }
        List<String> all = new ArrayList<>(reasons);
        all.add(why);
        return new GateDecision(Outcome.INVALID, all, ratio, twin, extraBytes, evidence, limits);
    }

    private static double[] each(List<Pair> pairs, ToDoubleFunction<Pair> figure) {
        return pairs.stream().mapToDouble(figure).toArray();
    }

    /** Goes through the rules in their order, and notes why. */
    private static final class Judge {

        private final Interval ratio;
        private final Interval twin;
        private final double extraBytes;
        private final double foreignLoad;
        private final GateLimits limits;
        private final List<String> reasons = new ArrayList<>();

        Judge(Interval ratio, Interval twin, double extraBytes, double foreignLoad, GateLimits limits) {
            this.ratio = ratio;
            this.twin = twin;
            this.extraBytes = extraBytes;
            this.foreignLoad = foreignLoad;
            this.limits = limits;
        }

        Outcome judge() {
            if (!ratio.isKnown() || !twin.isKnown() || !Double.isFinite(extraBytes)) {
                return because(Outcome.INVALID, "Figures are missing: no pairs, or forks that measured nothing.");
            }
            if (extraBytes > limits.maxExtraBytes() + HALF_A_STEP) {
                return because(
                        Outcome.FAIL,
                        "It allocates %d bytes more per operation; %d are allowed.",
                        Math.round(extraBytes),
                        limits.maxExtraBytes());
            }
            if (Double.isNaN(foreignLoad)) {
                return because(
                        Outcome.INVALID,
                        "Who else used the processors cannot be read here (no /proc/stat), so times prove nothing.");
            }
            if (isUntrustworthy()) {
                return Outcome.INCONCLUSIVE;
            }
            if (ratio.low() > limits.maxRatio()) {
                return because(
                        Outcome.FAIL,
                        "It takes at least %.3f times the reference's time; %.2f is allowed.",
                        ratio.low(),
                        limits.maxRatio());
            }
            if (ratio.high() > limits.maxRatio()) {
                return because(
                        Outcome.INCONCLUSIVE,
                        "The interval %.3f – %.3f holds the limit of %.2f.",
                        ratio.low(),
                        ratio.high(),
                        limits.maxRatio());
            }
            return Outcome.PASS;
        }

        private boolean isUntrustworthy() {
            if (!twin.contains(1)) {
                because(
                        Outcome.INCONCLUSIVE,
                        "The reference differs from itself: %.3f – %.3f does not hold 1.",
                        twin.low(),
                        twin.high());
            }
            if (twin.halfWidth() > limits.maxTwinHalfWidth()) {
                because(
                        Outcome.INCONCLUSIVE,
                        "The reference against itself varies by ± %.1f %%; ± %.0f %% is allowed.",
                        twin.halfWidth() * 100,
                        limits.maxTwinHalfWidth() * 100);
            }
            if (foreignLoad > limits.maxForeignLoad()) {
                because(
                        Outcome.INCONCLUSIVE,
                        "Others used %.0f %% of the processors; %.0f %% is allowed.",
                        foreignLoad * 100,
                        limits.maxForeignLoad() * 100);
            }
            return !reasons.isEmpty();
        }

        private Outcome because(Outcome outcome, String reason, Object... figures) {
            reasons.add(String.format(Locale.ROOT, reason, figures));
            return outcome;
        }
    }
}
