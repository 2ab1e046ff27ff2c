package dev.poolproof.reports.sweep;

import dev.poolproof.reports.statistics.Interval;
import dev.poolproof.reports.statistics.MedianRatio;
import dev.poolproof.reports.verdict.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Puts into sentences what a sweep tells. */
record Story(Sweep sweep) {

    /** The answer first, then a sentence a combination that needs one, then what was not run. */
    List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        sentences.add(answer());
        sweep.ranking().ranked().forEach(each -> {
            String sentence = of(each);
            if (sentence != null) {
                sentences.add(sentence);
            }
        });
        if (sweep.ranking().answer() == Answer.OPEN || sweep.ranking().answer() == Answer.TOO_FEW_RUNS) {
            sentences.add("More rounds (`--repeats`) or a longer load (`--duration`) make the noise smaller.");
        }
        if (sweep.cutShort() != null) {
            sentences.add(sweep.cutShort());
        }
        return sentences;
    }

    private String answer() {
        return switch (sweep.ranking().answer()) {
            case FOUND -> found(Objects.requireNonNull(sweep.ranking().smallest()));
            case OPEN ->
                "The noise between runs does not allow an answer: a smaller setting may be as good as " + best()
                        + ", or not.";
            case TOO_FEW_RUNS ->
                "No answer: the noise between runs is unknown below " + MedianRatio.FEWEST_RUNS
                        + " valid runs of each setting.";
            case NONE_HOLDS -> "No setting holds: each has a run with a finding.";
            case NO_EVIDENCE -> "No answer: no setting that does not fail has a valid run.";
        };
    }

    private String found(Trial smallest) {
        String name = code(smallest);
        boolean alone = sweep.trials().stream().filter(Trial::holds).count() == 1;
        if (alone) {
            return name + " is the only setting that holds.";
        }
        if (sweep.ranking().best().filter(smallest::equals).isEmpty()) {
            return name + " is the smallest setting that is as good as the best, " + best() + ".";
        }
        return sweep.trials().get(0).equals(smallest)
                ? name + " is the smallest setting, and none is better."
                : name + " is the best, and no smaller setting is as good.";
    }

    private String best() {
        return sweep.ranking().best().map(Story::code).orElse("the best");
    }

    private @Nullable String of(Ranked each) {
        return switch (each.standing()) {
            case BEST, UNCOMPARED -> null;
            case AS_GOOD, WORSE, UNCERTAIN ->
                code(each.trial()) + ": " + each.standing().words() + ". Its p99 is "
                        + ratio(Objects.requireNonNull(each.latency())) + ", its throughput "
                        + ratio(Objects.requireNonNull(each.throughput())) + ".";
            case OUT -> out(each.trial());
            case UNKNOWN ->
                code(each.trial())
                        + (each.trial().runs().isEmpty() ? " was not run." : ": the evidence of no run suffices.");
        };
    }

    private String out(Trial trial) {
        long failed = trial.verdicts().getOrDefault("FAIL", 0L);
        String causes = trial.causes().isEmpty()
                ? ""
                : " ("
                        + trial.causes().stream()
                                .map(cause -> "`" + cause + "`")
                                .collect(Collectors.joining(", "))
                        + ")";
        String sentence = code(trial) + " is out: FAIL in " + Wording.number(failed) + " of "
                + Wording.count(trial.runs().size(), "run") + causes + ".";
        if (!sweep.setup().isTooMany(trial.mayOpen())) {
            return sentence;
        }
        return sentence + " " + Wording.count(sweep.setup().pools(), "pool") + " may open "
                + Wording.number(trial.mayOpen()) + " connections, the server takes "
                + Wording.number(sweep.setup().serverTakes()) + " and refused "
                + Wording.count(trial.refused(), "session")
                + ".";
    }

    private static String code(Trial trial) {
        return "`" + trial.combination().label() + "`";
    }

    private static String ratio(Interval interval) {
        return String.format(
                Locale.ROOT,
                "%.2f × the best's (95 %% interval %.2f to %.2f)",
                interval.estimate(),
                interval.low(),
                interval.high());
    }
}
