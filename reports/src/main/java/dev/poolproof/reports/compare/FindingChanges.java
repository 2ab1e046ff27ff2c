package dev.poolproof.reports.compare;

import dev.poolproof.reports.compare.FindingChange.Sightings;
import dev.poolproof.reports.compare.FindingChange.Status;
import dev.poolproof.reports.verdict.Finding;
import dev.poolproof.reports.verdict.Fingerprint;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Holds the findings of two sides against each other. Only runs count whose evidence proves something. */
final class FindingChanges {

    private FindingChanges() {}

    /** What became of every finding: what is new first, and what decides before what does not. */
    static List<FindingChange> between(Side before, Side after) {
        Map<Fingerprint, List<Finding>> seenBefore = seen(before.valid());
        Map<Fingerprint, List<Finding>> seenAfter = seen(after.valid());
        Set<Fingerprint> all = new LinkedHashSet<>(seenAfter.keySet());
        all.addAll(seenBefore.keySet());
        return all.stream()
                .map(each -> {
                    List<Finding> earlier = seenBefore.getOrDefault(each, List.of());
                    List<Finding> later = seenAfter.getOrDefault(each, List.of());
                    List<Finding> shown = later.isEmpty() ? earlier : later;
                    return new FindingChange(
                            earlier.isEmpty() ? Status.NEW : later.isEmpty() ? Status.GONE : Status.STILL_THERE,
                            Collections.max(shown, Comparator.comparingLong(Finding::count)),
                            sightings(before, each, earlier),
                            sightings(after, each, later),
                            shown.stream().anyMatch(FindingChanges::standsAlone));
                })
                .sorted(Comparator.comparing(FindingChange::status).thenComparing(change -> !change.counts()))
                .toList();
    }

    /** The findings of each run, by what tells them again, in the order of the verdicts. */
    private static Map<Fingerprint, List<Finding>> seen(List<ComparedRun> runs) {
        Map<Fingerprint, List<Finding>> seen = new LinkedHashMap<>();
        for (ComparedRun run : runs) {
            run.verdict()
                    .findings()
                    .forEach(finding -> seen.computeIfAbsent(finding.fingerprint(), absent -> new ArrayList<>())
                            .add(finding));
        }
        return seen;
    }

    /** Where a plan shows it, every run of that plan could; where none does, every run could. */
    private static Sightings sightings(Side side, Fingerprint fingerprint, List<Finding> findings) {
        int runs = side.series().stream()
                .map(Series::valid)
                .filter(valid -> findings.isEmpty() || seen(valid).containsKey(fingerprint))
                .mapToInt(List::size)
                .sum();
        return new Sightings(
                findings.size(),
                runs,
                findings.stream().mapToLong(Finding::count).max().orElse(0));
    }

    /** A cause, or a symptom that nothing explains. */
    private static boolean standsAlone(Finding finding) {
        return finding.isCause() || finding.explainedBy().isEmpty();
    }
}
