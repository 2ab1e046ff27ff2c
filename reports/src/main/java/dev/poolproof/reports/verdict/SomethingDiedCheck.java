package dev.poolproof.reports.verdict;

import dev.poolproof.reports.record.Incident;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Needs a service, a database and a load generator that lived to the end: a dead one leaves no evidence at rest. */
final class SomethingDiedCheck implements Check {

    private static final Set<Incident.Kind> DEATHS =
            EnumSet.of(Incident.Kind.SERVICE_DIED, Incident.Kind.DATABASE_DIED, Incident.Kind.LOAD_DIED);

    @Override
    public String id() {
        return "something-died";
    }

    @Override
    public List<String> objections(Facts facts, List<Finding> findings) {
        return facts.run().incidents().stream()
                .filter(incident -> DEATHS.contains(incident.kind()))
                .map(incident -> facts.isForeign() ? lost(incident) : died(incident))
                .toList();
    }

    private static String died(Incident incident) {
        return name(incident.kind()) + " ended by itself after " + Wording.seconds(incident.atMillis()) + ": "
                + incident.message() + ". Its log is in the run's folder.";
    }

    /** Of what is not ours nothing else is known, and no log kept. */
    private static String lost(Incident incident) {
        return "After " + Wording.seconds(incident.atMillis()) + ": " + incident.message();
    }

    private static String name(Incident.Kind kind) {
        return switch (kind) {
            case SERVICE_DIED -> "The service";
            case DATABASE_DIED -> "The database";
            case LOAD_DIED -> "The load generator";
            case INTERRUPTED, EVIDENCE_LOST -> throw new IllegalArgumentException(kind + " is no death");
        };
    }
}
