package dev.poolproof.reports.verdict;

import dev.poolproof.reports.record.GuardEvidence.Pool;
import dev.poolproof.reports.record.GuardEvidence.ReturnDefect;
import dev.poolproof.reports.record.ServerEvidence;
import dev.poolproof.reports.verdict.Finding.Role;
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
 * <p>Evidence: sessions that the server counted as aborted, while it ends idle sessions (wait_timeout) sooner than the pool
 * retires (maxLifetime) or stirs (keepaliveTime) them; or connections that the guard saw come back with their session lost.
 *
 * <p>Threshold: one. Sessions cut off because their pool was closed or because the program closed the driver's connection are
 * not counted, nor any in a run shorter than wait_timeout.
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

    @Override
    public List<Finding> judge(Facts facts) {
        List<ReturnDefect> lost = lost(facts);
        long aborted = facts.rise(ABORTED_COUNTER);
        List<Pool> keeping = facts.pools().stream()
                .filter(PoolChange::isLive)
                .map(PoolChange::after)
                .filter(pool -> outlives(facts, pool))
                .toList();
        boolean cut = aborted > 0 && (!keeping.isEmpty() || (facts.isServerOnly() && waitMillis(facts, null) != null));
        if (!cut && lost.isEmpty()) {
            return List.of();
        }
        FindingDraft draft = FindingDraft.only(this).count(cut ? aborted : 0);
        if (!cut) {
            lost.forEach(defect -> draft.count(defect.count()));
        }
        place(facts, draft, keeping, lost);
        return List.of(finish(facts, draft, cut, aborted, lost));
    }

    /** Sessions lost in pools that nobody closed and whose connections nobody unwrapped to close them. */
    private static List<ReturnDefect> lost(Facts facts) {
        Set<String> explained = facts.pools().stream()
                .filter(pool -> !pool.isLive())
                .map(pool -> pool.after().name())
                .collect(Collectors.toSet());
        facts.guard().returnDefects().stream()
                .filter(defect -> defect.kind().equals(RAW_CLOSED))
                .forEach(defect -> explained.add(defect.pool()));
        return facts.guard().returnDefects().stream()
                .filter(defect -> defect.kind().equals(LOST) && !explained.contains(defect.pool()))
                .toList();
    }

    private static void place(Facts facts, FindingDraft draft, List<Pool> keeping, List<ReturnDefect> lost) {
        Map<String, Long> lostByPool =
                lost.stream().collect(Collectors.groupingBy(ReturnDefect::pool, Collectors.summingLong(ReturnDefect::count)));
        for (Pool pool : keeping) {
            draft.place(pool.createdBy(), 1 + lostByPool.getOrDefault(pool.name(), 0L), List.of())
                    .tenant(pool.tenant());
        }
        Set<String> placed = keeping.stream().map(Pool::name).collect(Collectors.toSet());
        facts.pools().stream()
                .map(PoolChange::after)
                .filter(pool -> lostByPool.containsKey(pool.name()) && !placed.contains(pool.name()))
                .forEach(pool -> draft.place(pool.createdBy(), lostByPool.getOrDefault(pool.name(), 1L), List.of())
                        .tenant(pool.tenant()));
        lost.forEach(defect -> draft.route(defect.route()));
    }

    private static boolean outlives(Facts facts, Pool pool) {
        Long wait = waitMillis(facts, pool.name());
        long lifetime = PoolSetting.millis(pool, "maxLifetime");
        long keepalive = PoolSetting.millis(pool, "keepaliveTime");
        boolean livesOn = lifetime == 0 || (wait != null && lifetime > wait);
        boolean unstirred = keepalive == 0 || (wait != null && keepalive >= wait);
        return wait != null && lifetime >= 0 && livesOn && unstirred;
    }

    /** How long the server lets a session of this pool, or of any, be idle; null where unknown or longer than the run. */
    private static @Nullable Long waitMillis(Facts facts, @Nullable String pool) {
        ServerEvidence server = facts.serverAfter();
        var end = facts.run().end();
        if (server == null || end == null) {
            return null;
        }
        LongStream own = server.sessionVariables().stream()
                .filter(variable -> variable.name().equals("wait_timeout") && (pool == null || pool.equals(variable.pool())))
                .mapToLong(variable -> seconds(variable.value()));
        LongStream global = LongStream.of(seconds(server.variables().getOrDefault("wait_timeout", "")));
        long shortest = LongStream.concat(own, global).min().orElse(Long.MAX_VALUE);
        return shortest <= end.atMillis() / MILLIS ? Long.valueOf(shortest * MILLIS) : null;
    }

    private static long seconds(String value) {
        return value.matches("\\d{1,12}") ? Long.parseLong(value) : Long.MAX_VALUE;
    }

    private static Finding finish(Facts facts, FindingDraft draft, boolean cut, long aborted, List<ReturnDefect> lost) {
        long came = lost.stream().mapToLong(ReturnDefect::count).sum();
        Long wait = waitMillis(facts, null);
        String what = (cut ? "The server ended " + Wording.count(aborted, "session") + " for being idle"
                        + (wait == null ? "" : " longer than " + Wording.seconds(wait) + " (wait_timeout)")
                        + ", which the pools meant to keep" + (came > 0 ? "; " : ".") : "")
                + (came > 0 ? Wording.count(came, "connection") + " came back with the session behind "
                        + (came == 1 ? "it" : "them") + " lost." : "");
        return draft.finish(
                "Pools keep connections that the server has ended",
                what,
                "The pool lends what is dead: after each quiet time the first requests fail, or wait for a validation and a new"
                        + " session, and nobody can repeat it.",
                "Set maxLifetime of the pools made" + draft.atLine()
                        + " some seconds below the server's wait_timeout and whatever idle limit a proxy or firewall has, and"
                        + " keepaliveTime well below that.");
    }
}
