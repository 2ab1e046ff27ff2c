package dev.poolproof.reports.compare;

import dev.poolproof.reports.compare.FindingChange.Status;
import dev.poolproof.reports.measure.Measure;
import dev.poolproof.reports.verdict.Sight.Tier;
import dev.poolproof.reports.verdict.Wording;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Two sides of runs held against each other. The same runs always come to the same.
 *
 * @param title what is compared, for people
 * @param before the side to hold against
 * @param after the side that is asked about
 * @param result what it comes to
 * @param reasons for {@link Result#INVALID}, why nothing can be said, one sentence each; else empty
 * @param findings what became of every finding, what is new first
 * @param measures what may be said of every measure; empty where a side has several plans, whose runs are no repetitions
 * @param differences in what the sides differ
 * @param cautions what to bear in mind, one sentence each
 */
public record Comparison(
        String title,
        Side before,
        Side after,
        Result result,
        List<String> reasons,
        List<FindingChange> findings,
        List<MeasureChange> measures,
        List<Difference> differences,
        List<String> cautions) {

    public Comparison {
        reasons = List.copyOf(reasons);
        findings = List.copyOf(findings);
        measures = List.copyOf(measures);
        differences = List.copyOf(differences);
        cautions = List.copyOf(cautions);
    }

    /** Compares. */
    public static Comparison of(String title, Side before, Side after) {
        List<FindingChange> findings = FindingChanges.between(before, after);
        List<MeasureChange> measures = measures(before, after);
        List<Difference> differences = Difference.between(before, after);
        List<String> reasons = reasons(before, after);
        Result result = result(before, findings, reasons);
        List<String> cautions = new ArrayList<>(result == Result.INVALID ? List.of() : reasons);
        cautions.addAll(new Cautions(before, after, findings, measures, differences).inWords());
        return new Comparison(
                title,
                before,
                after,
                result,
                result == Result.INVALID ? reasons : List.of(),
                findings,
                measures,
                differences,
                cautions);
    }

    /** Both sides' series, in the order to show them. */
    public List<Series> series() {
        List<Series> series = new ArrayList<>(before.series());
        series.addAll(after.series());
        return series;
    }

    /** Whether each side is of one plan, so that its figures may be held against the other's. */
    public boolean isPaired() {
        return before.series().size() == 1 && after.series().size() == 1;
    }

    /** The findings of which this became. */
    public List<FindingChange> findings(Status status) {
        return findings.stream().filter(change -> change.status() == status).toList();
    }

    /** The result in a sentence. */
    public String inWords() {
        if (result == Result.INVALID) {
            return "The evidence does not allow to say whether it is better or worse";
        }
        if (findings.isEmpty()) {
            return "Nothing was found on either side";
        }
        long fresh = findings(Status.NEW).size();
        long still = findings(Status.STILL_THERE).size();
        long gone = findings(Status.GONE).size();
        String first = fresh == 0 ? "No finding is new" : Wording.count(fresh, "finding is new", "findings are new");
        return first + ", " + Wording.number(gone) + " gone, " + Wording.number(still) + " still there";
    }

    /** The measures that changed for better or worse by more than the noise, in a sentence; empty where none did. */
    public String figuresInWords() {
        List<String> parts = new ArrayList<>();
        for (Reading reading : List.of(Reading.WORSE, Reading.BETTER)) {
            List<String> titles = measures.stream()
                    .filter(change -> change.reading() == reading)
                    .map(change -> change.measure().title())
                    .toList();
            if (!titles.isEmpty()) {
                parts.add(reading.words() + " " + Wording.list(titles));
            }
        }
        return parts.isEmpty() ? "" : "By more than the noise: " + String.join("; ", parts);
    }

    private static List<MeasureChange> measures(Side before, Side after) {
        if (before.series().size() > 1 || after.series().size() > 1) {
            return List.of();
        }
        return Arrays.stream(Measure.values())
                .map(measure -> MeasureChange.between(
                        measure, before.series().get(0), after.series().get(0)))
                .toList();
    }

    /** What is new is proven by the runs that show it; that nothing is new needs all the evidence there was before. */
    private static Result result(Side before, List<FindingChange> findings, List<String> reasons) {
        boolean worse = counts(findings, Status.NEW);
        if (!before.isWhole() || (!worse && !reasons.isEmpty())) {
            return Result.INVALID;
        }
        if (worse) {
            return Result.WORSE;
        }
        return counts(findings, Status.GONE) ? Result.BETTER : Result.SAME;
    }

    private static boolean counts(List<FindingChange> findings, Status status) {
        return findings.stream().anyMatch(change -> change.status() == status && change.counts());
    }

    private static List<String> reasons(Side before, Side after) {
        List<String> reasons = new ArrayList<>();
        for (Side side : List.of(before, after)) {
            side.series().stream()
                    .filter(series -> series.valid().isEmpty())
                    .forEach(series -> reasons.add("No run of '" + series.label() + "' on the side " + side.name()
                            + " proves anything: " + Cautions.why(series.runs().get(0))));
        }
        Set<Tier> unseen = EnumSet.noneOf(Tier.class);
        unseen.addAll(before.tiers());
        unseen.removeAll(after.tiers());
        if (reasons.isEmpty() && !unseen.isEmpty()) {
            reasons.add("The side " + after.name() + " was seen with less evidence than the side " + before.name()
                    + ", without "
                    + Wording.list(unseen.stream().map(Tier::id).toList())
                    + ": what is not found there may only be unseen. Repeat it with the same evidence.");
        }
        return reasons;
    }
}
