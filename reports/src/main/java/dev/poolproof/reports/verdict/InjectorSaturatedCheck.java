package dev.poolproof.reports.verdict;

import dev.poolproof.reports.record.LoadFacts;
import java.util.List;

/**
 * Needs a load generator that was not itself the bottleneck: above {@value #LARGEST_SHARE} of all processors what it measures
 * is itself. Unknown (-1) is no objection.
 */
final class InjectorSaturatedCheck implements Check {

    private static final double LARGEST_SHARE = 0.8;

    @Override
    public String id() {
        return "injector-saturated";
    }

    @Override
    public List<String> objections(Facts facts, List<Finding> findings) {
        LoadFacts load = facts.run().load();
        if (load == null || load.cpuShare() <= LARGEST_SHARE) {
            return List.of();
        }
        return List.of("The load generator used " + Wording.percent(load.cpuShare())
                + " of all processors, so it measured itself. Ask for a lower rate, or give it a machine of its own.");
    }
}
