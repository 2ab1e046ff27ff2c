package dev.poolproof.reports.verdict;

import java.util.List;

/**
 * The evidence is good enough, and it proves these findings.
 *
 * @param sight what the judge could see
 * @param findings what was found, at least one, causes before symptoms, worst first
 */
public record Fail(Sight sight, List<Finding> findings) implements Verdict {

    public Fail {
        findings = List.copyOf(findings);
        if (findings.isEmpty()) {
            throw new IllegalArgumentException("A run fails by a finding, but there is none");
        }
    }

    @Override
    public String word() {
        return "FAIL";
    }

    @Override
    public int exitCode() {
        return 1;
    }
}
