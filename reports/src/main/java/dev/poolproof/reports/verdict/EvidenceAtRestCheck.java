package dev.poolproof.reports.verdict;

import java.util.ArrayList;
import java.util.List;

/** Needs both witnesses, server and guard, before the load and after it: a verdict compares the two. */
final class EvidenceAtRestCheck implements Check {

    @Override
    public String id() {
        return "evidence-at-rest";
    }

    @Override
    public List<String> objections(Facts facts, List<Finding> findings) {
        List<String> objections = new ArrayList<>();
        missing(objections, "before the load", facts.serverBefore() == null, facts.guardBefore() == null);
        missing(objections, "after the load", facts.serverAfter() == null, facts.guardAfter() == null);
        return objections;
    }

    private static void missing(List<String> objections, String when, boolean server, boolean guard) {
        if (server || guard) {
            String who = server && guard ? "server and guard" : server ? "the server" : "the guard";
            objections.add(
                    "The evidence at rest of " + who + " " + when + " is missing, so there is nothing to compare.");
        }
    }
}
