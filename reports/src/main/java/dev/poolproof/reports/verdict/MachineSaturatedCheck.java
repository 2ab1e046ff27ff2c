package dev.poolproof.reports.verdict;

import dev.poolproof.reports.record.LoadFacts;
import java.util.List;
import java.util.Set;

/**
 * Needs a machine that had processor time left, where all that was found depends on time: a borrower that waited too long, a
 * connection that came back late. On a machine whose processors are all busy, a correct service looks like that too. What
 * counters prove stands on any machine. Unknown is no objection.
 */
final class MachineSaturatedCheck implements Check {

    private static final double LARGEST_SHARE = 0.95;

    private static final Set<String> DEPENDS_ON_TIME =
            Set.of("connection-held", "connection-held-idle", "pool-contention", "pool-exhausted", "service-errors");

    @Override
    public String id() {
        return "machine-saturated";
    }

    @Override
    public List<String> objections(Facts facts, List<Finding> findings) {
        LoadFacts load = facts.run().load();
        boolean onlyTime = findings.stream().map(Finding::rule).allMatch(DEPENDS_ON_TIME::contains);
        if (load == null || load.machineShare() < LARGEST_SHARE || findings.isEmpty() || !onlyTime) {
            return List.of();
        }
        return List.of("The processors of this machine were busy to " + Wording.percent(load.machineShare())
                + " during the load, and all that was found may come from that. Ask for a lower rate, or run on a machine"
                + " that does nothing else.");
    }
}
