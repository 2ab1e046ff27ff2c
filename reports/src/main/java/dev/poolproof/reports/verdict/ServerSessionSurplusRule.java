package dev.poolproof.reports.verdict;

import dev.poolproof.reports.record.GuardEvidence;
import dev.poolproof.reports.record.ServerEvidence;
import dev.poolproof.reports.record.ServerEvidence.Session;
import dev.poolproof.reports.verdict.Finding.Role;
import dev.poolproof.reports.verdict.Sight.Tier;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The server holds another number of the service's sessions than its pools say.
 *
 * <p>Harm: a surplus are sessions that no pool knows, so nobody will ever use or close them; a deficit are connections that
 * a pool believes in and that fail when they are used.
 *
 * <p>Evidence: sessions that carry the run's stamp, against the sum of the live pools' totals, both at rest.
 *
 * <p>Threshold: any difference. At rest no pool is opening or closing anything, so there is no tolerance. Silent where no
 * session is stamped, where a live pool cannot be asked, and where the guard's list of live pools is cut. Without the guard, by
 * the pools' own count: a difference that grows in each of several repetitions, where the two agreed before the first; else the
 * sessions may be of a pool that nobody asked.
 *
 * <p>Of a foreign service the sessions may be of pools that nobody asked, so there it judges by growth, guard or not; see
 * {@link SessionGrowthRule}.
 *
 * <p>Known false alarms: sessions with the stamp that are not pooled on purpose.
 */
final class ServerSessionSurplusRule implements Rule {

    @Override
    public String id() {
        return "server-session-surplus";
    }

    @Override
    public Role role() {
        return Role.SYMPTOM;
    }

    @Override
    public List<String> causes() {
        return List.of(
                "pool-per-request",
                "shared-pool-closed",
                "pool-not-closed",
                "duplicate-pool",
                "orphaned-session",
                "raw-connection-closed",
                "stale-connection");
    }

    @Override
    public Set<Tier> needs() {
        return Set.of(Tier.SERVER, Tier.GUARD);
    }

    @Override
    public List<Finding> judge(Facts facts) {
        GuardEvidence guard = facts.guardAfter();
        ServerEvidence server = facts.serverAfter();
        if (guard == null || facts.isForeign()) {
            return byThePools(facts);
        }
        if (server == null || server.sessions().isEmpty() || !isWhole(facts, guard)) {
            return List.of();
        }
        Map<String, Long> difference = differenceByPool(facts, server);
        long pooled = pooled(facts);
        long surplus = server.sessions().size() - pooled;
        if (surplus == 0) {
            return List.of();
        }
        List<String> pools = difference.entrySet().stream()
                .filter(entry -> Long.signum(entry.getValue()) == Long.signum(surplus))
                .map(entry -> entry.getKey() + " (" + (surplus > 0 ? "+" : "−") + Math.abs(entry.getValue()) + ")")
                .toList();
        String what =
                "At rest the server holds " + Wording.count(server.sessions().size(), "session")
                        + " of this service, but its open pools count " + Wording.number(pooled) + " connections: "
                        + Wording.list(pools) + ".";
        return List.of(finish(surplus, what));
    }

    private List<Finding> byThePools(Facts facts) {
        List<Reconciliation> each = facts.repetitions().stream()
                .flatMap(repetition -> Reconciliation.of(repetition).stream())
                .toList();
        Reconciliation whole = Reconciliation.of(facts).orElse(null);
        if (whole == null
                || !whole.cameApart()
                || each.size() < 2
                || each.size() < facts.repetitions().size()
                || each.stream().anyMatch(one -> Long.signum(one.change()) != Long.signum(whole.surplus()))) {
            return List.of();
        }
        String what = "At rest the server holds " + Wording.count(whole.sessions(), "session")
                + " of this service, but its pools count " + Wording.count(whole.pooled(), "connection")
                + " themselves. Before the load they agreed, and they came further apart in each of "
                + Wording.count(each.size(), "repetition") + ".";
        return List.of(finish(whole.surplus(), what));
    }

    private Finding finish(long surplus, String what) {
        return FindingDraft.only(this)
                .count(Math.abs(surplus))
                .finish(
                        surplus > 0
                                ? "The server holds sessions that no pool knows"
                                : "Pools count connections that the server does not have",
                        what,
                        surplus > 0
                                ? "Nobody will use or close them; each takes one of the server's sessions away."
                                : "A pool hands them out as good, and the first statement on each fails.",
                        surplus > 0
                                ? "Look for pools that are dropped without being closed, and for connections opened past the"
                                        + " pools."
                                : "Look for code that unwraps a connection and closes the raw one, and for a server or proxy"
                                        + " that ends idle sessions.");
    }

    private static boolean isWhole(Facts facts, GuardEvidence guard) {
        List<PoolChange> live =
                facts.pools().stream().filter(PoolChange::isLive).toList();
        return live.size() >= guard.totals().livePools()
                && live.stream().allMatch(pool -> pool.after().gauges() != null);
    }

    private static long pooled(Facts facts) {
        return totals(facts).values().stream().mapToLong(Long::longValue).sum();
    }

    private static Map<String, Long> totals(Facts facts) {
        return facts.pools().stream()
                .filter(PoolChange::isLive)
                .collect(Collectors.toMap(
                        pool -> pool.after().name(),
                        pool -> pool.after().gauges() == null
                                ? 0L
                                : (long) pool.after().gauges().total(),
                        Long::sum,
                        TreeMap::new));
    }

    private static Map<String, Long> differenceByPool(Facts facts, ServerEvidence server) {
        Map<String, Long> difference = new TreeMap<>();
        totals(facts).forEach((name, total) -> difference.merge(name, -total, Long::sum));
        server.sessions().stream()
                .map(Session::pool)
                .map(name -> Objects.requireNonNullElse(name, "no pool"))
                .forEach(name -> difference.merge(name, 1L, Long::sum));
        return difference;
    }
}
