package dev.poolproof.reports.verdict;

import dev.poolproof.reports.record.RunRecord;
import dev.poolproof.reports.verdict.Invalid.Reason;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Judges a recorded run. The same record always gets the same verdict; no load and no database are needed. */
public final class Judge {

    private Judge() {}

    /** The verdict: invalid where the evidence is not good enough, else fail where a rule finds something, else pass. */
    public static Verdict judge(RunRecord run) {
        Facts facts = new Facts(run);
        Discoveries found = Discoveries.of(facts);
        List<Finding> findings = explained(found.findings());
        List<Reason> reasons = reasons(facts, findings);
        Sight sight = facts.sight().unconfirmed(notes(facts, found));
        if (!reasons.isEmpty()) {
            return new Invalid(sight, reasons, findings);
        }
        return findings.isEmpty() ? new Pass(sight) : new Fail(sight, findings);
    }

    private static List<String> notes(Facts facts, Discoveries found) {
        return Stream.concat(found.unconfirmed().stream(), WatchSight.notes(facts).stream())
                .toList();
    }

    private static List<Finding> explained(List<Finding> findings) {
        List<String> found = findings.stream().map(Finding::rule).distinct().toList();
        return findings.stream()
                .map(finding -> finding.explainedBy(
                        found.stream().filter(causesOf(finding)::contains).toList()))
                .toList();
    }

    private static List<String> causesOf(Finding finding) {
        return Arrays.stream(Rules.values())
                .filter(entry -> entry.id().equals(finding.rule()))
                .flatMap(entry -> entry.rule().causes().stream())
                .toList();
    }

    private static List<Reason> reasons(Facts facts, List<Finding> findings) {
        return Arrays.stream(Checks.values())
                .map(Checks::check)
                .flatMap(check ->
                        check.objections(facts, findings).stream().map(message -> new Reason(check.id(), message)))
                .collect(Collectors.toList());
    }
}
