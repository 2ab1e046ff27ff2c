package dev.poolproof.reports.verdict;

import java.util.List;
import java.util.stream.Stream;

/**
 * The evidence is good enough, and it proves these findings.
 *
 * @param sight what the judge could see
 * @param findings what was found, causes before symptoms, worst first, what is accepted below all else; at least one is not
 * @param acceptance what the baseline says of it
 */
public record Fail(Sight sight, List<Finding> findings, Acceptance acceptance) implements Verdict {

    public Fail {
        findings = List.copyOf(findings);
        if (findings.stream().allMatch(acceptance::accepts)) {
            throw new IllegalArgumentException("A run fails by a finding that nobody accepts, but there is none");
        }
    }

    /** Without a baseline. */
    public Fail(Sight sight, List<Finding> findings) {
        this(sight, findings, Acceptance.NONE);
    }

    @Override
    public String word() {
        return "FAIL";
    }

    @Override
    public int exitCode() {
        return 1;
    }

    @Override
    public Verdict accepting(Acceptance baseline) {
        if (findings.stream().allMatch(baseline::accepts)) {
            return new Pass(sight, findings, baseline);
        }
        Stream<Finding> open = findings.stream().filter(finding -> !baseline.accepts(finding));
        Stream<Finding> accepted = findings.stream().filter(baseline::accepts);
        return new Fail(sight, Stream.concat(open, accepted).toList(), baseline);
    }
}
