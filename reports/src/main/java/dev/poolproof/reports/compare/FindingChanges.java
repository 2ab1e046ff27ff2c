package dev.poolproof.reports.compare;

import dev.poolproof.reports.compare.FindingChange.Sightings;
import dev.poolproof.reports.compare.FindingChange.Status;
import dev.poolproof.reports.verdict.Finding;
import dev.poolproof.reports.verdict.Fingerprint;
import java.util.ArrayList;
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
        Map<Fingerprint, List<Finding>> seenBefore = seen(before);
        Map<Fingerprint, List<Finding>> seenAfter = seen(after);
        Set<Fingerprint> all = new LinkedHashSet<>(seenAfter.keySet());
        all.addAll(seenBefore.keySet());
        return all.stream()
                .map(each -> change(
                        seenBefore.getOrDefault(each, List.of()),
                        before.valid().size(),
                        seenAfter.getOrDefault(each, List.of()),
                        after.valid().size()))
                .sorted(Comparator.comparing(FindingChange::status).thenComparing(change -> !change.counts()))
                .toList();
    }

    /** The findings of each run, by what tells them again, in the order of the verdicts. */
    private static Map<Fingerprint, List<Finding>> seen(Side side) {
        Map<Fingerprint, List<Finding>> seen = new LinkedHashMap<>();
        for (ComparedRun run : side.valid()) {
            run.verdict().findings().forEach(finding -> seen.computeIfAbsent(
                            finding.fingerprint(), absent -> new ArrayList<>())
                    .add(finding));
        }
        return seen;
    }

    private static FindingChange change(List<Finding> before, int runsBefore, List<Finding> after, int runsAfter) {
        Status status = before.isEmpty() ? Status.NEW : after.isEmpty() ? Status.GONE : Status.STILL_THERE;
        List<Finding> shown = after.isEmpty() ? before : after;
        Finding worst = shown.stream()
                .max(Comparator.comparingLong(Finding::count))
                .orElseThrow();
        return new FindingChange(
                status,
                worst,
                sightings(before, runsBefore),
                sightings(after, runsAfter),
                shown.stream().anyMatch(FindingChanges::standsAlone));
    }

    private static Sightings sightings(List<Finding> findings, int runs) {
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
