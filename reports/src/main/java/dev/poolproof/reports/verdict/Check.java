package dev.poolproof.reports.verdict;

import java.util.List;

/** Tells whether a run's evidence is good enough in one respect. Its Javadoc states what it needs and why. */
interface Check {

    /** The check's id, kebab-case. */
    String id();

    /**
     * Why the evidence is not good enough, one sentence or two for people each; empty if it is.
     *
     * @param findings what the rules found
     */
    List<String> objections(Facts facts, List<Finding> findings);
}
