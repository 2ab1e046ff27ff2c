package dev.poolproof.reports.verdict;

import dev.poolproof.reports.record.GuardEvidence.Gauges;
import dev.poolproof.reports.record.GuardEvidence.Pool;
import dev.poolproof.reports.record.ServerEvidence;
import dev.poolproof.reports.record.ServerEvidence.Session;
import dev.poolproof.reports.verdict.Finding.Role;
import dev.poolproof.reports.verdict.Sight.Tier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The pools together may open more sessions than the server takes.
 *
 * <p>Harm: all is well until enough of them are busy at once; then the server refuses everybody, though each pool is within its
 * own limit and every connection comes back.
 *
 * <p>Evidence: the sum of what the open pools may open, against the server's max_connections, of which one is left for an
 * administrator; and refusals during the load, or the service's own sessions at rest. Without the guard: its sleeping sessions at
 * rest, against the same limit. Silent where pools are made on requests.
 *
 * <p>Threshold: a larger sum, and one refusal or sessions at rest that leave nobody else one: who fills the server while it
 * warms up is refused no more later. Without the guard, sleeping sessions that leave nobody else one. Only pools that are
 * alone in their kind count: where a line has several for one tenant and database in one instance, not their size is what is wrong.
 *
 * <p>Silent about a foreign service without the guard: nobody knows which of its sessions are a pool's.
 *
 * <p>Known false alarms: a server shared with others, which refuse each other at any size.
 */
final class OversizedPoolsRule implements Rule {

    /** Kept by the server for an administrator: not for pools. */
    private static final int RESERVED = 1;

    /** What the server calls a session that waits for its next statement. */
    private static final String ASLEEP = "Sleep";

    @Override
    public String id() {
        return "oversized-pools";
    }

    @Override
    public Role role() {
        return Role.CAUSE;
    }

    /** The server shows pools that keep all of it too. */
    @Override
    public Set<Tier> needs() {
        return Set.of();
    }

    /** While a line makes pools again and again, some of them are alone in their kind by chance. */
    @Override
    public List<String> yieldsTo() {
        return List.of("pool-per-request");
    }

    @Override
    public List<Finding> judge(Facts facts) {
        int limit = facts.run().environment().database().maxConnections();
        if (facts.isServerOnly()) {
            return byTheServer(facts, limit);
        }
        List<Sized> pools = pools(facts);
        long sum = pools.stream().mapToLong(Sized::maximum).sum();
        boolean keepsAll = sessions(facts, session -> true) >= limit - RESERVED;
        if (limit == 0 || sum <= limit - RESERVED || !(facts.serverWasFull() || keepsAll)) {
            return List.of();
        }
        FindingDraft draft = FindingDraft.only(this).count(sum - (limit - RESERVED));
        for (Sized sized : pools) {
            draft.place(sized.pool().createdBy(), sized.maximum(), List.of())
                    .tenant(sized.pool().tenant());
        }
        String what = Wording.count(pools.size(), "open pool") + " may open " + Wording.number(sum)
                + " sessions together, but the server takes " + Wording.number(limit) + ", of which it keeps "
                + RESERVED + " for an administrator; it refused " + Wording.count(facts.refusals(), "session")
                + (keepsAll ? ", and at rest they keep all of it." : ".");
        return List.of(draft.detail("Largest", largest(pools))
                .finish(
                        "The pools are larger than the server",
                        what,
                        "Each pool is within its own limit and every connection comes back, and still the server refuses"
                                + " everybody as soon as enough of them are busy at once.",
                        "Give every pool made" + draft.atLine() + " at most "
                                + Wording.number(Math.max(1, (limit - RESERVED) / pools.size()))
                                + " connections, so that all fit, or raise max_connections above " + Wording.number(sum)
                                + ". More connections than the server has processors rarely make anything faster."));
    }

    private List<Finding> byTheServer(Facts facts, int limit) {
        long asleep = sessions(facts, session -> session.command().equals(ASLEEP));
        if (limit == 0 || facts.isForeign() || asleep < limit - RESERVED) {
            return List.of();
        }
        String what = "At rest " + Wording.number(asleep) + " sessions of the service sleep on a server that takes "
                + Wording.number(limit)
                + ", so nobody else gets one. Without the guard nobody can say which pools keep them.";
        return List.of(FindingDraft.only(this)
                .count(asleep)
                .finish(
                        "The pools at rest keep the whole server",
                        what,
                        "Each session does nothing and is still taken: another instance, another service and the"
                                + " administrator's tools are refused.",
                        "Count the pools, and give each at most its share of max_connections less a reserve; let pools"
                                + " shrink when they are idle (minimumIdle below the maximum)."));
    }

    private static long sessions(Facts facts, Predicate<Session> which) {
        ServerEvidence server = facts.serverAfter();
        return server == null ? 0 : server.sessions().stream().filter(which).count();
    }

    /** A pool and the most it may open. */
    private record Sized(Pool pool, int maximum) {}

    private static List<Sized> pools(Facts facts) {
        Map<List<String>, List<Pool>> kinds = facts.pools().stream()
                .filter(PoolChange::isLive)
                .map(PoolChange::after)
                .collect(Collectors.groupingBy(
                        pool -> List.of(
                                pool.createdBy().toString(),
                                String.valueOf(pool.tenant()),
                                String.valueOf(pool.target()),
                                String.valueOf(pool.instance())),
                        LinkedHashMap::new,
                        Collectors.toList()));
        List<Sized> pools = new ArrayList<>();
        for (List<Pool> kind : kinds.values()) {
            Gauges gauges = kind.get(0).gauges();
            if (kind.size() == 1 && gauges != null) {
                pools.add(new Sized(kind.get(0), gauges.maximum()));
            }
        }
        return pools;
    }

    private static String largest(List<Sized> pools) {
        return Wording.list(pools.stream()
                .sorted((one, other) -> Integer.compare(other.maximum(), one.maximum()))
                .map(sized -> sized.pool().name() + " (" + Wording.number(sized.maximum()) + ")")
                .toList());
    }
}
