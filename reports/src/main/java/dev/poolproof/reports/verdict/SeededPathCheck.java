package dev.poolproof.reports.verdict;

import dev.poolproof.reports.record.PlanFacts.SeededVariant;
import java.util.ArrayList;
import java.util.List;

/**
 * Needs every mistake that was seeded on purpose to have been reached and to have left its trace: a run that never went
 * through the seeded path says nothing about it, whatever else it shows. With the server alone any finding is a trace: the
 * diagnosis is coarser then.
 */
final class SeededPathCheck implements Check {

    /** What a correct form is expected to produce. */
    private static final String NO_FINDING = "none";

    @Override
    public String id() {
        return "seeded-path";
    }

    @Override
    public List<String> objections(Facts facts, List<Finding> findings) {
        if (facts.run().load() == null) {
            return List.of();
        }
        List<String> objections = new ArrayList<>();
        for (SeededVariant seeded : facts.run().plan().variants()) {
            if (!seeded.expectedFinding().equals(NO_FINDING)) {
                objection(facts, findings, seeded, objections);
            }
        }
        return objections;
    }

    private static void objection(Facts facts, List<Finding> findings, SeededVariant seeded, List<String> objections) {
        String mistake = "The mistake " + seeded.variant() + " was seeded into " + seeded.endpoint();
        long sent = facts.requests().stream()
                .filter(request -> request.endpoint().equals(seeded.endpoint()))
                .mapToLong(request -> request.sent())
                .sum();
        if (!Rules.ids().contains(seeded.expectedFinding())) {
            objections.add(mistake + ", but this judge has no rule " + seeded.expectedFinding()
                    + ", which is what it must produce. Known rules: " + String.join(", ", Rules.ids()) + ".");
        } else if (sent == 0) {
            objections.add(mistake + ", but no request went there, so the seeded path was never exercised.");
        } else if (facts.isServerOnly() && !findings.isEmpty()) {
            return;
        } else if (findings.stream().noneMatch(finding -> finding.rule().equals(seeded.expectedFinding()))) {
            objections.add(mistake + " and " + Wording.count(sent, "request") + " went there, but the finding "
                    + seeded.expectedFinding()
                    + " is not there: the seeded path was never exercised, or it left no trace.");
        }
    }
}
