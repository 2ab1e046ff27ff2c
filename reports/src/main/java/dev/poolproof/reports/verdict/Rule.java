package dev.poolproof.reports.verdict;

import java.util.List;

/** Finds one kind of harm in a run. Its Javadoc states harm, evidence, threshold and known false alarms. */
interface Rule {

    /** The rule's id, kebab-case. It is API: seeded variants, baselines and reports name it. */
    String id();

    /** Whether what it finds explains itself. */
    Finding.Role role();

    /** The ids of the rules whose findings explain this one's; empty for a cause. */
    default List<String> causes() {
        return List.of();
    }

    /** What it finds, one finding a fingerprint; empty where it finds nothing or lacks the evidence. */
    List<Finding> judge(Facts facts);
}
