package dev.poolproof.run.plan;

import dev.poolproof.reports.record.PlanFacts;

/** The best source of evidence that a run uses; it always uses those that need less as well. */
public enum EvidenceSource {
    /** The guard inside the service, and the server. */
    GUARD(PlanFacts.GUARD),
    /** What the pools publish of themselves, and the server; the guard is switched off. */
    POOL(PlanFacts.POOL),
    /** The server and the clients alone; the guard is switched off. Works for a service in any language. */
    SERVER(PlanFacts.SERVER);

    private final String label;

    EvidenceSource(String label) {
        this.label = label;
    }

    /** Its name on the command line and in records. */
    public String label() {
        return label;
    }
}
