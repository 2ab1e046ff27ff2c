package dev.poolproof.reports.verdict;

import dev.poolproof.reports.record.GuardEvidence.Pool;
import dev.poolproof.reports.record.Outcome;
import dev.poolproof.reports.verdict.Finding.Role;
import dev.poolproof.reports.verdict.Sight.Tier;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A pool that others still use was closed.
 *
 * <p>Harm: every later request for it fails at once, bystanders' too, and connections in use at that moment are cut.
 *
 * <p>Evidence: the guard saw who closed the pool, and who asked it for a connection afterwards. Where it did not see the
 * closing (it went past the guard), borrows that failed with a closed-pool error still tell.
 *
 * <p>Without the guard: answers that say so, under load and still when everything had come to rest.
 *
 * <p>Threshold: one refused borrow since the baseline. A pool that is closed and never asked again has been retired
 * rightly (shutdown, eviction), and is not accused.
 *
 * <p>Known false alarms: a shutdown that overlaps with the end of the load.
 */
final class SharedPoolClosedRule implements Rule {

    @Override
    public String id() {
        return "shared-pool-closed";
    }

    @Override
    public Role role() {
        return Role.CAUSE;
    }

    /** The clients show a pool that stays closed too. */
    @Override
    public Set<Tier> needs() {
        return Set.of();
    }

    @Override
    public List<Finding> judge(Facts facts) {
        if (facts.isServerOnly()) {
            return byTheClients(facts);
        }
        Map<Fingerprint, List<PoolChange>> groups = facts.pools().stream()
                .filter(pool -> refused(pool) > 0)
                .collect(Collectors.groupingBy(
                        pool -> Fingerprint.of(
                                id(), pool.after().closedBy(), pool.after().closedOnRoute()),
                        LinkedHashMap::new,
                        Collectors.toList()));
        return groups.entrySet().stream()
                .map(group -> finding(facts, group.getKey(), group.getValue()))
                .toList();
    }

    private static long refused(PoolChange pool) {
        long seen = pool.refusedAfterClose().values().stream()
                .mapToLong(Long::longValue)
                .sum();
        return Math.max(seen, pool.failedBorrows().getOrDefault(Outcome.POOL_CLOSED.name(), 0L));
    }

    private Finding finding(Facts facts, Fingerprint fingerprint, List<PoolChange> closed) {
        FindingDraft draft = new FindingDraft(this, fingerprint);
        TreeSet<String> names = new TreeSet<>();
        TreeSet<String> hurt = new TreeSet<>();
        long refused = 0;
        for (PoolChange change : closed) {
            Pool pool = change.after();
            names.add(pool.name());
            hurt.addAll(change.refusedAfterClose().keySet());
            refused += refused(change);
            Long closedAt = pool.closedAtEpochMillis();
            draft.count(1)
                    .place(pool.closedBy(), 1, List.of())
                    .route(pool.closedOnRoute())
                    .tenant(pool.tenant())
                    .since(closedAt == null ? null : Long.valueOf(facts.runMillis(closedAt)));
        }
        String closedOn = draft.onRoutes();
        hurt.forEach(draft::route);
        hurt.remove(Facts.OUTSIDE_ANY_ROUTE);
        String what = Wording.count(closed.size(), "shared pool") + " (" + Wording.list(names) + ")"
                + (closed.size() == 1 ? " was" : " were") + " closed" + closedOn + " while in service; "
                + Wording.count(refused, "later borrow") + (refused == 1 ? " was" : " were") + " refused"
                + (hurt.isEmpty() ? "." : ", on " + Wording.list(hurt) + ".");
        return finish(draft, what);
    }

    private List<Finding> byTheClients(Facts facts) {
        long still = facts.recheck(Outcome.POOL_CLOSED);
        if (still == 0) {
            return List.of();
        }
        long under = facts.outcomes(Outcome.POOL_CLOSED);
        FindingDraft draft = FindingDraft.only(this).count(still).since(facts.firstSeen(Outcome.POOL_CLOSED));
        return List.of(finish(
                draft,
                Wording.count(under, "request") + " under load got the answer that the pool is closed, and so did "
                        + Wording.number(still)
                        + " once everything had come to rest. Without the guard nobody can say which line"
                        + " closed it."));
    }

    private static Finding finish(FindingDraft draft, String what) {
        return draft.finish(
                "A shared pool was closed while others still use it",
                what,
                "A cached pool belongs to everybody. Once closed it never opens again: every later request of that"
                        + " tenant fails at once, on every route, until the service is restarted.",
                "Close the borrowed connection" + draft.atLine()
                        + ", not the pool: borrow in try-with-resources, and leave"
                        + " closing the pool to its owner at shutdown.");
    }
}
