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

    /**
     * What was found, causes before symptoms, worst first, what is accepted below all else; of a pass only what is accepted,
     * unproven for an invalid run.
     */
    List<Finding> findings();

    /** What a baseline says of the findings. */
    Acceptance acceptance();

    /** The same verdict in the light of a baseline: findings that it accepts fail nobody. */
    Verdict accepting(Acceptance baseline);

    /** The verdict as a heading: its {@linkplain #word() word}, and how many findings it passes in spite of. */
    default String title() {
        return word();
    }

    /** The findings that the baseline does not accept. */
    default List<Finding> open() {
        return findings().stream()
                .filter(finding -> !acceptance().accepts(finding))
                .toList();
    }

    /** The findings that the baseline accepts. */
    default List<Finding> accepted() {
        return findings().stream().filter(acceptance()::accepts).toList();
    }

    /** The findings that explain themselves. */
    default List<Finding> causes() {
        return findings().stream().filter(Finding::isCause).toList();
    }

    /** The findings that something else brought about. */
    default List<Finding> symptoms() {
        return findings().stream().filter(finding -> !finding.isCause()).toList();
    }
}
