package dev.poolproof.reports.verdict;

import java.util.List;

/** What a run proves. Exit codes are API: 0 pass, 1 fail, 2 invalid. */
public sealed interface Verdict permits Pass, Fail, Invalid {

    /** The verdict in one word: {@code PASS}, {@code FAIL} or {@code INVALID}. */
    String word();

    /** The exit code of a command that ends with this verdict. */
    int exitCode();

    /** What the judge could see and what not. */
    Sight sight();

    /** What was found, causes before symptoms, worst first; empty for a pass, unproven for an invalid run. */
    List<Finding> findings();

    /** The findings that explain themselves. */
    default List<Finding> causes() {
        return findings().stream().filter(Finding::isCause).toList();
    }

    /** The findings that something else brought about. */
    default List<Finding> symptoms() {
        return findings().stream().filter(finding -> !finding.isCause()).toList();
    }
}
