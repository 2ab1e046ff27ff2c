package dev.poolproof.reports.verdict;

import dev.poolproof.reports.record.GuardEvidence.Pool;
import dev.poolproof.reports.record.GuardEvidence.ReturnDefect;
import dev.poolproof.reports.record.Outcome;
import dev.poolproof.reports.record.ServerEvidence;
import dev.poolproof.reports.verdict.Finding.Role;
import dev.poolproof.reports.verdict.Sight.Tier;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * The server ends sessions that a pool still keeps.
 *
 * <p>Harm: the pool lends what is dead: the first use fails or waits for a validation and a new session, always after a quiet
 * time, so that nobody can repeat it.
 *
 * <p>Evidence: sessions that the server counted as aborted, while a pool has more connections at rest than the server has
 * sessions of it, or while the server ends idle sessions (wait_timeout) sooner than the pool retires (maxLifetime) or stirs
 * (keepaliveTime) them; or connections that the guard saw come back with their session lost. Without the guard: the aborted
 * sessions alone, since nothing else of the reference service leaves without a goodbye. Of a foreign one many things do, a
 * program that ends without closing its connections for example: there it is silent.
 *
 * <p>Threshold: one. Sessions that were cut off with their closed pool, or because the program closed the driver's connection, are
 * not counted.
 *
 * <p>Known false alarms: a network that broke during the load.
 */
final class StaleConnectionRule implements Rule {

    private static final String LOST = "SESSION_LOST";
    private static final String RAW_CLOSED = "RAW_CLOSED";
    private static final String ABORTED_COUNTER = "Aborted_clients";
    private static final long MILLIS = 1_000;

    @Override
    public String id() {
        return "stale-connection";
    }

    @Override
    public Role role() {
        return Role.CAUSE;
    }

    /** The server counts the sessions that it ended too. */
    @Override
    public Set<Tier> needs() {
        return Set.of();
    }

    @Override
    public List<Finding> judge(Facts facts) {
        long aborted = facts.rise(ABORTED_COUNTER);
        if (facts.isServerOnly()) {
            return aborted == 0 || facts.isForeign() || facts.outcomes(Outcome.POOL_CLOSED) > 0
                    ? List.of()
                    : List.of(finish(facts, FindingDraft.only(this).count(aborted), aborted, 0));
        }
        Set<String> explained = explained(facts);
        List<ReturnDefect> lost = facts.guard().returnDefects().stream()
                .filter(defect -> defect.kind().equals(LOST) && !explained.contains(defect.pool()))
                .toList();
        List<Pool> keeping = facts.pools().stream()
                .filter(pool -> aborted > 0 && pool.isLive())
                .map(PoolChange::after)
                .filter(pool -> !explained.contains(pool.name()) && (missing(facts, pool) > 0 || outlives(facts, pool)))
                .toList();
        if (keeping.isEmpty() && lost.isEmpty()) {
            return List.of();
        }
        long cut = keeping.isEmpty() ? 0 : aborted;
        long came = lost.stream().mapToLong(ReturnDefect::count).sum();
        FindingDraft draft = FindingDraft.only(this).count(Math.max(cut, came));
        place(facts, draft, keeping, lost);
        return List.of(finish(facts, draft, cut, came));
    }

    /** Pools that were closed, and pools whose connections the program closed behind their back. */
    private static Set<String> explained(Facts facts) {
        Set<String> explained = facts.pools().stream()
                .filter(pool -> !pool.isLive())
                .map(pool -> pool.after().name())
                .collect(Collectors.toSet());
        facts.guard().returnDefects().stream()
                .filter(defect -> defect.kind().equals(RAW_CLOSED))
                .forEach(defect -> explained.add(defect.pool()));
        return explained;
    }

    private static void place(Facts facts, FindingDraft draft, List<Pool> keeping, List<ReturnDefect> lost) {
        Map<String, Long> lostByPool = lost.stream()
                .collect(Collectors.groupingBy(ReturnDefect::pool, Collectors.summingLong(ReturnDefect::count)));
        Set<Long> ids = keeping.stream().map(Pool::id).collect(Collectors.toSet());
        facts.pools().stream()
                .map(PoolChange::after)
                .filter(pool -> ids.contains(pool.id()) || lostByPool.containsKey(pool.name()))
                .forEach(pool -> {
                    long seen = Math.max(0, missing(facts, pool)) + lostByPool.getOrDefault(pool.name(), 0L);
                    draft.place(pool.createdBy(), 1 + seen, List.of()).tenant(pool.tenant());
                });
        lost.forEach(defect -> draft.route(defect.route()));
        draft.detail(
                "Pools",
                Wording.list(keeping.stream()
                        .map(pool -> pool.name() + ", maxLifetime "
                                + pool.settings().getOrDefault("maxLifetime", "unknown") + ", keepaliveTime "
                                + pool.settings().getOrDefault("keepaliveTime", "unknown"))
                        .limit(1)
                        .toList()));
    }

    /** How many connections the pool has at rest that the server does not; 0 where either cannot be asked. */
    private static long missing(Facts facts, Pool pool) {
        ServerEvidence server = facts.serverAfter();
        if (server == null
                || pool.gauges() == null
                || server.sessions().stream().allMatch(session -> session.pool() == null)) {
            return 0;
        }
        long sessions = server.sessions().stream()
                .filter(session -> pool.name().equals(session.pool()))
                .count();
        return pool.gauges().total() - sessions;
    }

    private static boolean outlives(Facts facts, Pool pool) {
        Long wait = waitMillis(facts, pool.name());
        long lifetime = PoolSetting.millis(pool, "maxLifetime");
        long keepalive = PoolSetting.millis(pool, "keepaliveTime");
        return wait != null && (lifetime == 0 || lifetime > wait) && (keepalive == 0 || keepalive >= wait);
    }

    /** How long the server lets a session of this pool, or of any, be idle; null where unknown or longer than the run. */
    private static @Nullable Long waitMillis(Facts facts, @Nullable String pool) {
        ServerEvidence server = facts.serverAfter();
        var end = facts.run().end();
        if (server == null || end == null) {
            return null;
        }
        LongStream own = server.sessionVariables().stream()
                .filter(variable ->
                        variable.name().equals("wait_timeout") && (pool == null || pool.equals(variable.pool())))
                .mapToLong(variable -> seconds(variable.value()));
        LongStream global = LongStream.of(seconds(server.variables().getOrDefault("wait_timeout", "")));
        long shortest = LongStream.concat(own, global).min().orElse(Long.MAX_VALUE);
        return shortest <= end.atMillis() / MILLIS ? Long.valueOf(shortest * MILLIS) : null;
    }

    private static long seconds(String value) {
        return value.matches("\\d{1,12}") ? Long.parseLong(value) : Long.MAX_VALUE;
    }

    private static Finding finish(Facts facts, FindingDraft draft, long cut, long came) {
        Long wait = waitMillis(facts, null);
        StringBuilder what = new StringBuilder();
        if (cut > 0) {
            what.append("The server counted ")
                    .append(Wording.count(cut, "session"))
                    .append(" that ended without a goodbye")
                    .append(
                            wait == null
                                    ? ", though the pools meant to keep them"
                                    : "; it ends those that are idle for " + Wording.seconds(wait)
                                            + " (wait_timeout), and the pools keep them longer")
                    .append('.');
        }
        if (came > 0) {
            what.append(cut > 0 ? " " : "")
                    .append(Wording.count(came, "connection"))
                    .append(" came back with the session behind ")
                    .append(came == 1 ? "it" : "them")
                    .append(" lost.");
        }
        return draft.finish(
                "Pools keep connections that the server has ended",
                what.toString(),
                "The pool lends what is dead: after each quiet time the first requests fail, or wait for a validation and a new"
                        + " session, and nobody can repeat it.",
                "Set maxLifetime of the pools made" + draft.atLine()
                        + " some seconds below the server's wait_timeout and whatever idle limit a proxy or firewall has, and"
                        + " keepaliveTime well below that.");
    }
}
