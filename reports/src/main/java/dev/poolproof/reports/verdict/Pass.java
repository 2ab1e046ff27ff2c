package dev.poolproof.reports.verdict;

import java.util.List;

/**
 * The evidence is good enough, and nothing was found that a baseline does not accept.
 *
 * @param sight what the judge could see
 * @param findings what was found and is accepted; empty without a baseline
 * @param acceptance what the baseline says of it
 */
public record Pass(Sight sight, List<Finding> findings, Acceptance acceptance) implements Verdict {

    public Pass {
        findings = List.copyOf(findings);
        if (!findings.stream().allMatch(acceptance::accepts)) {
            throw new IllegalArgumentException("A run passes without findings that nobody accepts, but there is one");
        }
    }

    /** Nothing was found. */
    public Pass(Sight sight) {
        this(sight, List.of(), Acceptance.NONE);
    }

    @Override
    public String word() {
        return "PASS";
    }

    @Override
    public String title() {
        return findings.isEmpty() ? word() : word() + " with " + Wording.count(findings.size(), "accepted finding");
    }

    @Override
    public int exitCode() {
        return 0;
    }

    @Override
    public Verdict accepting(Acceptance baseline) {
        return findings.isEmpty() ? new Pass(sight, findings, baseline) : new Fail(sight, findings).accepting(baseline);
    }
}
