package dev.poolproof.reports.compare;

import dev.poolproof.reports.record.RunIdentity;
import dev.poolproof.reports.statistics.MedianRatio;
import dev.poolproof.reports.verdict.Invalid;
import dev.poolproof.reports.verdict.Sight.Tier;
import dev.poolproof.reports.verdict.Wording;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Set;

/** What a reader of a comparison must bear in mind, so that nobody reads more into it than it says. */
record Cautions(
        Side before,
        Side after,
        List<FindingChange> findings,
        List<MeasureChange> measures,
        List<Difference> differences) {

    /** One sentence or two each. */
    List<String> inWords() {
        List<String> words = new ArrayList<>();
        noise(words);
        order(words);
        surroundings(words);
        leftOut(before, words);
        leftOut(after, words);
        sight(words);
        if (findings.stream().anyMatch(FindingChange::isSeldom)) {
            words.add(
                    "Some findings show in some runs of a side and not in others: that they come or go may be chance.");
        }
        return words;
    }

    /** Why a run proves nothing, by its first reason. */
    static String why(ComparedRun run) {
        return run.verdict() instanceof Invalid invalid
                ? invalid.reasons().get(0).message()
                : "";
    }

    private void noise(List<String> words) {
        if (measures.isEmpty()) {
            words.add(
                    "A side has runs of several plans, which are no repetitions of each other: their figures stand side by"
                            + " side, and nothing is said of a change.");
        } else if (measures.stream().anyMatch(change -> change.reading() == Reading.NOISE_UNKNOWN)) {
            boolean single = before.valid().size() <= 1 && after.valid().size() <= 1;
            words.add((single ? "With one run a side nobody knows" : "With so few runs a side nobody can tell")
                    + " how much its figures vary from run to run, so no throughput and no latency is judged. Give "
                    + MedianRatio.FEWEST_RUNS + " runs a side or more, taken in turns.");
        }
    }

    /** Drift of the machine looks like a change of the service where one side was measured after the other. */
    private void order(List<String> words) {
        LongSummaryStatistics first = starts(before);
        LongSummaryStatistics second = starts(after);
        boolean apart = first.getMax() < second.getMin() || second.getMax() < first.getMin();
        if (apart && measures.stream().anyMatch(change -> change.reading().isJudged())) {
            words.add(
                    "All runs of one side came before all of the other: what changed on the machine between them looks like"
                            + " a change of the service. Take the runs of both sides in turns.");
        }
    }

    private static LongSummaryStatistics starts(Side side) {
        return side.valid().stream()
                .map(run -> run.run().run())
                .mapToLong(RunIdentity::startedAtEpochMillis)
                .summaryStatistics();
    }

    private void surroundings(List<String> words) {
        List<String> others = differences.stream()
                .filter(difference -> !difference.ofTheService())
                .map(Difference::name)
                .toList();
        if (!others.isEmpty()) {
            words.add("The sides differ in more than the service: " + Wording.list(others)
                    + ". Whatever changed may come of that.");
        }
    }

    private static void leftOut(Side side, List<String> words) {
        if (side.isWhole() && !side.invalid().isEmpty()) {
            int left = side.invalid().size();
            ComparedRun first = side.invalid().get(0);
            words.add(Wording.number(left) + " of "
                    + Wording.count(side.runs().size(), "run") + " of the side " + side.name()
                    + (left == 1 ? " proves nothing and is left out: " : " prove nothing and are left out. The first: ")
                    + first.run().run().id() + ", " + why(first));
        }
    }

    private void sight(List<String> words) {
        Set<Tier> gained = EnumSet.noneOf(Tier.class);
        gained.addAll(after.tiers());
        gained.removeAll(before.tiers());
        if (!gained.isEmpty() && before.isWhole() && after.isWhole()) {
            words.add("The side " + after.name() + " was seen with more evidence than the side " + before.name()
                    + ", with "
                    + Wording.list(gained.stream().map(Tier::id).toList())
                    + ": what is new there may only have been unseen before.");
        }
    }
}
