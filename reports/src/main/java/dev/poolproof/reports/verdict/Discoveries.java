package dev.poolproof.reports.verdict;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What the rules find in a run, all together.
 *
 * @param findings what counts, in the order of {@link Rules}, the most frequent of a rule first
 * @param unconfirmed what grew in one repetition of the load and not in every one, one sentence each
 */
record Discoveries(List<Finding> findings, List<String> unconfirmed) {

    Discoveries {
        findings = List.copyOf(findings);
        unconfirmed = List.copyOf(unconfirmed);
    }

    static Discoveries of(Facts facts) {
        List<Facts> repetitions = facts.repetitions();
        List<Finding> findings = new ArrayList<>();
        List<String> unconfirmed = new ArrayList<>();
        for (Rules entry : Rules.values()) {
            if (findings.stream().map(Finding::rule).anyMatch(entry.rule().yieldsTo()::contains)) {
                continue;
            }
            List<Finding> found = new ArrayList<>(entry.rule().judge(facts));
            found.sort(Comparator.comparingLong(Finding::count)
                    .reversed()
                    .thenComparing(finding -> finding.fingerprint().value()));
            for (Finding finding : found) {
                long grew =
                        entry.rule().isGrowth() ? timesSeen(entry.rule(), finding, repetitions) : repetitions.size();
                if (grew == repetitions.size()) {
                    findings.add(finding);
                } else {
                    unconfirmed.add(note(finding, grew, repetitions.size()));
                }
            }
        }
        return new Discoveries(findings, unconfirmed);
    }

    /** A repetition in which it grew, but nobody can say at which line, speaks for every line. */
    private static long timesSeen(Rule rule, Finding finding, List<Facts> repetitions) {
        return repetitions.stream()
                .filter(repetition -> rule.judge(repetition).stream()
                        .anyMatch(again ->
                                again.places().isEmpty() || again.fingerprint().equals(finding.fingerprint())))
                .count();
    }

    private static String note(Finding finding, long grew, int repetitions) {
        var line = finding.line();
        return "Not confirmed, so no finding: " + finding.rule() + (line == null ? "" : " at " + line.shortForm())
                + " was seen in " + Wording.number(grew) + " of " + Wording.count(repetitions, "repetition")
                + " of the load. " + finding.what();
    }
}
