package dev.poolproof.guard;

import dev.poolproof.guard.snapshot.RouteFacts;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Every route seen so far, and no more than {@link #MAX_ROUTES} of them: a caller may pass paths instead of patterns. */
final class Routes {

    static final int MAX_ROUTES = 1000;

    /** The route under which everything beyond {@link #MAX_ROUTES} is counted. */
    static final String OTHERS = "(other routes)";

    private final ConcurrentMap<String, RouteLedger> ledgers = new ConcurrentHashMap<>();

    RouteLedger named(String route) {
        RouteLedger known = ledgers.get(route);
        return known != null ? known : admit(route);
    }

    private synchronized RouteLedger admit(String route) {
        String admitted = ledgers.size() < MAX_ROUTES ? route : OTHERS;
        return ledgers.computeIfAbsent(admitted, RouteLedger::new);
    }

    /** Drops every suspicion but that of these routes. */
    void suspectOnly(Set<RouteLedger> suspected) {
        ledgers.values().forEach(route -> route.suspect(suspected.contains(route)));
    }

    /** By name, so that two snapshots compare. */
    List<RouteFacts> facts() {
        return ledgers.values().stream()
                .map(RouteLedger::facts)
                .sorted(Comparator.comparing(RouteFacts::route))
                .toList();
    }
}
