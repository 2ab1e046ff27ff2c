package dev.poolproof.reports.baseline;

import dev.poolproof.reports.verdict.Finding;
import dev.poolproof.reports.verdict.Verdict;
import dev.poolproof.reports.verdict.Wording;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;

/**
 * What becomes of a baseline after some runs: entries follow what was found. Of several runs the one that saw most counts.
 *
 * @param changed entries whose count rises or falls
 * @param unchanged entries that stay as they are, those that no run found among them
 * @param added findings that have no entry and need one; a symptom is accepted with its cause and needs none
 * @param gone entries that no run found
 */
public record BaselineUpdate(
        List<Change> changed, List<BaselineEntry> unchanged, List<Finding> added, List<BaselineEntry> gone) {

    public BaselineUpdate {
        changed = List.copyOf(changed);
        unchanged = List.copyOf(unchanged);
        added = List.copyOf(added);
        gone = List.copyOf(gone);
    }

    /**
     * What becomes of a baseline.
     *
     * @param verdicts of valid runs, without a baseline
     */
    public static BaselineUpdate of(Baseline known, List<Verdict> verdicts) {
        Collection<Finding> found = mostOfEach(verdicts);
        List<Change> changed = new ArrayList<>();
        List<BaselineEntry> unchanged = new ArrayList<>();
        for (BaselineEntry entry : known.entries()) {
            Optional<Finding> finding = found.stream().filter(entry::isOf).findFirst();
            BaselineEntry now = finding.map(entry::now).orElse(entry);
            if (now.maximum() == entry.maximum()) {
                unchanged.add(now);
            } else {
                changed.add(new Change(now, entry.maximum()));
            }
        }
        List<Finding> added = found.stream()
                .filter(finding -> known.entryOf(finding).isEmpty())
                .filter(finding -> finding.explainedBy().isEmpty())
                .toList();
        return new BaselineUpdate(changed, unchanged, added, known.missing(List.copyOf(found)));
    }

    private static Collection<Finding> mostOfEach(List<Verdict> verdicts) {
        Map<String, Finding> found = new LinkedHashMap<>();
        verdicts.stream()
                .flatMap(verdict -> verdict.findings().stream())
                .forEach(finding -> found.merge(
                        finding.fingerprint().value(),
                        finding,
                        BinaryOperator.maxBy(Comparator.comparingLong(Finding::count))));
        return found.values();
    }

    /** What would grow, a line each: new entries and larger counts. */
    public List<String> growth() {
        return Stream.concat(
                        added.stream()
                                .map(finding ->
                                        BaselineEntry.name(finding) + ": new, " + Wording.number(finding.count())),
                        changed.stream().filter(Change::isGrowth).map(Change::inWords))
                .toList();
    }

    /** What would shrink, a line each. */
    public List<String> shrinkage() {
        return changed.stream()
                .filter(change -> !change.isGrowth())
                .map(Change::inWords)
                .toList();
    }

    /**
     * The baseline afterwards.
     *
     * @param reason why the new findings are accepted
     * @param prune whether entries that no run found go
     */
    public Baseline baseline(String reason, boolean prune) {
        return new Baseline(Stream.of(
                        changed.stream().map(Change::entry),
                        unchanged.stream().filter(entry -> !prune || !gone.contains(entry)),
                        added.stream().map(finding -> BaselineEntry.of(finding, reason)))
                .flatMap(entries -> entries)
                .sorted(Comparator.comparing(BaselineEntry::rule).thenComparing(BaselineEntry::fingerprint))
                .toList());
    }

    /**
     * An entry whose count changes.
     *
     * @param entry what it becomes
     * @param before its count before
     */
    public record Change(BaselineEntry entry, long before) {

        /** Whether more would be accepted than before. */
        public boolean isGrowth() {
            return entry.maximum() > before;
        }

        String inWords() {
            return entry.name() + ": " + Wording.number(before) + " → " + Wording.number(entry.maximum());
        }
    }
}
