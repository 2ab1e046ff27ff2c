package dev.poolproof.reports.verdict;

import dev.poolproof.reports.record.Evidence;
import dev.poolproof.reports.record.PlanFacts;
import dev.poolproof.reports.record.RunRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Needs both witnesses, server and guard, before the load, after it, and after each repetition: a verdict compares them. A guard
 * that was switched off on purpose is no witness to miss.
 */
final class EvidenceAtRestCheck implements Check {

    @Override
    public String id() {
        return "evidence-at-rest";
    }

    @Override
    public List<String> objections(Facts facts, List<Finding> findings) {
        RunRecord run = facts.run();
        List<String> objections = new ArrayList<>();
        missing(run, run.baseline(), "before the load").ifPresent(objections::add);
        for (int i = 0; i < run.cycles().size(); i++) {
            missing(run, run.cycles().get(i), "after repetition " + (i + 1)).ifPresent(objections::add);
        }
        missing(run, run.end(), "after the load").ifPresent(objections::add);
        return objections;
    }

    private static Optional<String> missing(RunRecord run, @Nullable Evidence evidence, String when) {
        boolean server = evidence == null || evidence.server() == null;
        boolean guardAsked = !run.plan().evidence().equals(PlanFacts.SERVER);
        boolean guard = guardAsked && (evidence == null || evidence.guard() == null);
        if (!server && !guard) {
            return Optional.empty();
        }
        String who = server && guard ? "server and guard" : server ? "the server" : "the guard";
        return Optional.of(
                "The evidence at rest of " + who + " " + when + " is missing, so there is nothing to compare.");
    }
}
