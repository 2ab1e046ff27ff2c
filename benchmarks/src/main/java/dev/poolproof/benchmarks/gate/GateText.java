package dev.poolproof.benchmarks.gate;

import dev.poolproof.benchmarks.statistics.Interval;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.apache.commons.statistics.descriptive.Median;

/** A decision in words, with all figures that it rests on. */
public final class GateText {

    private GateText() {}

    /** Names the sides as the user did. */
    public static String render(GateDecision decision, String candidate, String reference) {
        List<Pair> pairs = decision.evidence().pairs();
        GateLimits limits = decision.limits();
        StringBuilder text = new StringBuilder();
        line(text, "%s  %s against %s", decision.outcome(), candidate, reference);
        decision.reasons().forEach(reason -> line(text, "  %s", reason));
        line(
                text,
                "  B/op     %.1f against %.1f: %+.1f, at most %+d",
                median(pairs, pair -> pair.candidate().bytes()),
                median(pairs, pair -> pair.reference().bytes()),
                decision.extraBytes(),
                limits.maxExtraBytes());
        line(
                text,
                "  time     %.1f ns against %.1f ns",
                median(pairs, pair -> pair.candidate().nanos()),
                median(pairs, pair -> pair.reference().nanos()));
        line(
                text,
                "  ratio    %s over %d pairs; at most %.2f",
                inWords(decision.ratio()),
                pairs.size(),
                limits.maxRatio());
        line(
                text,
                "  A/A      %s; the machine's noise, at most ± %.0f %%",
                inWords(decision.twin()),
                limits.maxTwinHalfWidth() * 100);
        line(
                text,
                "  others   %.1f %% of the processors; at most %.0f %%",
                decision.evidence().foreignLoad() * 100,
                limits.maxForeignLoad() * 100);
        return text.toString();
    }

    private static String inWords(Interval ratio) {
        return String.format(Locale.ROOT, "%.3f (%.3f – %.3f)", ratio.estimate(), ratio.low(), ratio.high());
    }

    private static double median(List<Pair> pairs, ToDoubleFunction<Pair> figure) {
        return Median.withDefaults().evaluate(pairs.stream().mapToDouble(figure).toArray());
    }

    private static void line(StringBuilder text, String format, Object... figures) {
        text.append(String.format(Locale.ROOT, format, figures)).append(System.lineSeparator());
    }
}
