package dev.poolproof.reports.sweep;

import dev.poolproof.reports.measure.Measure;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The combinations of a sweep, smallest first, each compared with the best.
 *
 * <p>Smaller is what may open fewer connections; of equals, what was named first. The best is, of those without a finding whose
 * throughput is within 5 % of the highest, the one with the shortest 99th percentile of latency. Chosen as the luckiest of
 * several, it is a hard measure for the others: the more settings, the harder.
 *
 * @param ranked every combination
 * @param answer whether one can be chosen
 * @param smallest the one to choose: the smallest that is as good as the best; null where that is not known
 */
public record Ranking(
        List<Ranked> ranked, Answer answer, @Nullable Trial smallest) {

    public Ranking {
        ranked = List.copyOf(ranked);
    }

    static Ranking of(List<Trial> trials) {
        List<Trial> bySize =
                trials.stream().sorted(Comparator.comparingLong(Trial::mayOpen)).toList();
        Trial best = best(bySize).orElse(null);
        List<Ranked> ranked = bySize.stream().map(trial -> ranked(best, trial)).toList();
        Answer answer = answer(ranked);
        return new Ranking(ranked, answer, answer == Answer.FOUND ? smallest(ranked) : null);
    }

    /** The one that the others are compared with; empty where none holds. */
    public Optional<Trial> best() {
        return ranked.stream()
                .filter(each -> each.standing() == Standing.BEST)
                .map(Ranked::trial)
                .findFirst();
    }

    private static Optional<Trial> best(List<Trial> trials) {
        List<Trial> holding = trials.stream().filter(Trial::holds).toList();
        double highest = holding.stream()
                .mapToDouble(trial -> trial.median(Measure.THROUGHPUT))
                .max()
                .orElse(0);
        return holding.stream()
                .filter(trial -> trial.median(Measure.THROUGHPUT) >= Ranked.LEAST_THROUGHPUT * highest)
                .min(Comparator.comparingDouble(trial -> trial.median(Measure.LATENCY_P99)));
    }

    private static Ranked ranked(@Nullable Trial best, Trial trial) {
        if (trial.fails()) {
            return Ranked.alone(trial, Standing.OUT);
        }
        if (best == null || !trial.holds()) {
            return Ranked.alone(trial, Standing.UNKNOWN);
        }
        return trial.equals(best) ? Ranked.alone(trial, Standing.BEST) : Ranked.against(best, trial);
    }

    private static Answer answer(List<Ranked> ranked) {
        List<Standing> standings = ranked.stream().map(Ranked::standing).toList();
        if (!standings.contains(Standing.BEST)) {
            return standings.contains(Standing.UNKNOWN) ? Answer.NO_EVIDENCE : Answer.NONE_HOLDS;
        }
        // What nobody has seen may be better than the best of the others.
        if (standings.contains(Standing.UNCOMPARED) || standings.contains(Standing.UNKNOWN)) {
            return Answer.TOO_FEW_RUNS;
        }
        return smallest(ranked) == null ? Answer.OPEN : Answer.FOUND;
    }

    /** Those that fail or are worse are passed over; the first of the others must be known to be as good. */
    private static @Nullable Trial smallest(List<Ranked> ranked) {
        for (Ranked each : ranked) {
            switch (each.standing()) {
                case BEST, AS_GOOD -> {
                    return each.trial();
                }
                case UNCERTAIN, UNCOMPARED, UNKNOWN -> {
                    return null;
                }
                case WORSE, OUT -> {}
            }
        }
        return null;
    }
}
