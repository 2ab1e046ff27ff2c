package dev.poolproof.reports.verdict;

import dev.poolproof.reports.record.GuardEvidence;
import java.util.List;

/**
 * Needs the failures that were asked for to have happened: a failure path that nothing entered proves nothing. Where the guard of
 * the watched service cannot tell, nobody can object.
 */
final class FaultsInjectedCheck implements Check {

    @Override
    public String id() {
        return "faults-injected";
    }

    @Override
    public List<String> objections(Facts facts, List<Finding> findings) {
        List<String> faults = facts.run().plan().faults();
        GuardEvidence guard = facts.guardAfter();
        if (faults.isEmpty()
                || guard == null
                || guard.tracker() == null
                || facts.guard().faultsInjected() > 0) {
            return List.of();
        }
        return List.of("Failures were to be injected (" + Wording.list(faults)
                + "), but 0 were during the load, so no failure path was entered. Ask for a higher rate or a longer load, and"
                + " see that the service allows faults.");
    }
}
