package dev.poolproof.reports.verdict;

import dev.poolproof.reports.record.Outcome;
import dev.poolproof.reports.record.Recheck;
import java.util.List;
import java.util.Optional;

/**
 * A leak as clients see it, without the guard: what fails for want of a connection still fails after everything has come to
 * rest.
 *
 * @param failing requests of the recheck that failed so
 * @param rechecked requests of the recheck
 * @param during requests that failed so under load
 * @param kind how they failed
 */
record LeakFromOutside(long failing, long rechecked, long during, Outcome kind) {

    /** Failures of services that do not tell an acquire timeout from others. Pools that say what is in use know better. */
    private static final List<Outcome> UNTOLD = List.of(Outcome.SERVER_ERROR, Outcome.CLIENT_TIMEOUT);

    static Optional<LeakFromOutside> seen(Facts facts) {
        Recheck recheck = facts.run().recheck();
        if (!facts.isServerOnly() || recheck == null) {
            return Optional.empty();
        }
        Optional<LeakFromOutside> told = of(facts, recheck, Outcome.ACQUIRE_TIMEOUT);
        return told.isPresent()
                ? told
                : (facts.isObserved() ? List.<Outcome>of() : UNTOLD)
                        .stream()
                                .flatMap(kind -> of(facts, recheck, kind).stream())
                                .filter(seen -> seen.gotWorse(facts))
                                .findFirst();
    }

    private static Optional<LeakFromOutside> of(Facts facts, Recheck recheck, Outcome kind) {
        long failing = facts.recheck(kind);
        return failing == 0
                ? Optional.empty()
                : Optional.of(new LeakFromOutside(failing, recheck.sent(), facts.outcomes(kind), kind));
    }

    /** A fault of another kind fails as often at rest as under load; a pool that loses connections ever more often. */
    private boolean gotWorse(Facts facts) {
        long sent =
                facts.requests().stream().mapToLong(request -> request.sent()).sum();
        boolean otherwiseWell = facts.run().plan().faults().isEmpty() && during < sent;
        return otherwiseWell && failing * sent > during * rechecked;
    }

    Finding finding(FindingDraft draft) {
        String what = Wording.number(failing) + " of " + Wording.count(rechecked, "request")
                + " sent after everything had come to rest still failed (" + Wording.of(kind) + "), as "
                + Wording.number(during) + " had under load: connections that were lent did not come back. Without the"
                + " guard nobody can say how many, by which line, route or tenant.";
        return draft.count(failing)
                .finish(
                        "Connections are not given back",
                        what,
                        "What is only slow answers again once the load is over. A pool that still has nothing to give has lost"
                                + " its connections for good, until the service is restarted.",
                        "Run it again with the guard in the service: it names the line. Until then look for a connection that"
                                + " is borrowed outside try-with-resources.");
    }
}
