package dev.poolproof.reports.verdict;

import java.util.List;

/**
 * The evidence is not good enough to say.
 *
 * @param sight what the judge could see
 * @param reasons why not, at least one
 * @param findings what was seen all the same; nothing of it is proven
 * @param acceptance what the baseline says of it
 */
public record Invalid(Sight sight, List<Reason> reasons, List<Finding> findings, Acceptance acceptance)
        implements Verdict {

    public Invalid {
        reasons = List.copyOf(reasons);
        findings = List.copyOf(findings);
        if (reasons.isEmpty()) {
            throw new IllegalArgumentException("A run is invalid for a reason, but there is none");
        }
    }

    /** Without a baseline. */
    public Invalid(Sight sight, List<Reason> reasons, List<Finding> findings) {
        this(sight, reasons, findings, Acceptance.NONE);
    }

    @Override
    public String word() {
        return "INVALID";
    }

    @Override
    public int exitCode() {
        return 2;
    }

    @Override
    public Verdict accepting(Acceptance baseline) {
        return new Invalid(sight, reasons, findings, baseline);
    }

    /**
     * Why a run proves nothing.
     *
     * @param check id of the check that says so
     * @param message what is wrong with the run and what to do, for people
     */
    public record Reason(String check, String message) {}
}
