package dev.poolproof.reports.verdict;

import dev.poolproof.reports.record.Evidence;
import dev.poolproof.reports.record.PlanFacts;
import dev.poolproof.reports.record.PoolEvidence;
import dev.poolproof.reports.record.RunRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Needs every witness that was asked, server, guard and pools, before the load, after it, and after each repetition: a verdict
 * compares them. A guard that was switched off on purpose is no witness to miss, nor is a server that nobody named.
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
        rests(run).forEach((when, evidence) -> {
            missing(facts, evidence.orElse(null), when).ifPresent(objections::add);
            evidence.ifPresent(rest -> silentSources(rest)
                    .forEach(source -> objections.add("The pools' evidence at rest from " + source + " " + when
                            + " is missing, so there is nothing to compare.")));
        });
        return objections;
    }

    private static Map<String, Optional<Evidence>> rests(RunRecord run) {
        Map<String, Optional<Evidence>> rests = new LinkedHashMap<>();
        rests.put("before the load", Optional.ofNullable(run.baseline()));
        for (int i = 0; i < run.cycles().size(); i++) {
            rests.put("after repetition " + (i + 1), Optional.of(run.cycles().get(i)));
        }
        rests.put("after the load", Optional.ofNullable(run.end()));
        return rests;
    }

    private static List<String> silentSources(Evidence rest) {
        List<PoolEvidence> asked = rest.pools();
        return asked == null
                ? List.of()
                : asked.stream()
                        .filter(source -> source.pools() == null)
                        .map(PoolEvidence::source)
                        .toList();
    }

    private static Optional<String> missing(Facts facts, @Nullable Evidence evidence, String when) {
        boolean server = facts.asksServer() && (evidence == null || evidence.server() == null);
        boolean guardAsked = facts.run().plan().evidence().equals(PlanFacts.GUARD);
        boolean guard = guardAsked && (evidence == null || evidence.guard() == null);
        if (!server && !guard) {
            return Optional.empty();
        }
        String who = server && guard ? "server and guard" : server ? "the server" : "the guard";
        return Optional.of(
                "The evidence at rest of " + who + " " + when + " is missing, so there is nothing to compare.");
    }
}
