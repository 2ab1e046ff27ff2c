package dev.poolproof.reports.verdict;

import dev.poolproof.reports.record.Outcome;
import dev.poolproof.reports.record.Sample;
import dev.poolproof.reports.record.Sample.PoolSample;
import dev.poolproof.reports.verdict.Finding.Role;
import dev.poolproof.reports.verdict.Sight.Tier;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A pool had no connection to give.
 *
 * <p>Harm: requests wait for the acquire timeout and then fail.
 *
 * <p>Evidence: borrows that timed out by the guard's count or the pools' own, answers 503 that say so by the client's, or threads
 * that still wait for a pool whose every connection is in use though the load has ended.
 *
 * <p>Threshold: one. Waiting alone is no finding: a pool smaller than its threads makes them wait and serves them all.
 *
 * <p>Known false alarms: none; whether the pool is starved or too small is for its causes to say.
 */
final class PoolExhaustedRule implements Rule {

    @Override
    public String id() {
        return "pool-exhausted";
    }

    @Override
    public Role role() {
        return Role.SYMPTOM;
    }

    @Override
    public List<String> causes() {
        return List.of(
                "pool-per-request",
                "connection-leak",
                "pool-not-closed",
                "duplicate-pool",
                "oversized-pools",
                "raw-connection-closed",
                "stale-connection",
                "nested-borrow",
                "transaction-left-open",
                "session-state-left",
                "connection-held",
                "connection-held-idle",
                "borrow-amplification",
                "pool-contention");
    }

    /** Clients and pools each show it. */
    @Override
    public Set<Tier> needs() {
        return Set.of();
    }

    @Override
    public List<Finding> judge(Facts facts) {
        long answers = facts.outcomes(Outcome.ACQUIRE_TIMEOUT);
        long timeouts = Math.max(facts.failedBorrows(Outcome.ACQUIRE_TIMEOUT), facts.observedTimeouts());
        List<PoolChange> stuck = facts.pools().stream()
                .filter(pool -> pool.isLive() && pool.isFullyOut() && pool.pending() > 0)
                .toList();
        List<ObservedPool> full = fullByTheirOwnCount(facts);
        long alsoStuck = full.stream().filter(pool -> pool.pending() > 0).count();
        long count = Math.max(Math.max(answers, timeouts), Math.max(stuck.size(), alsoStuck));
        if (count == 0) {
            return List.of();
        }
        FindingDraft draft = FindingDraft.only(this).count(count).since(facts.firstSeen(Outcome.ACQUIRE_TIMEOUT));
        facts.pools().stream()
                .filter(pool -> pool.failedBorrows().containsKey(Outcome.ACQUIRE_TIMEOUT.name()))
                .forEach(pool -> draft.tenant(pool.after().tenant()));
        stuck.forEach(pool -> draft.tenant(pool.after().tenant()));
        if (answers == 0) {
            draft.since(facts.firstSeen(Sample::guard, guard -> guard.pending() > 0))
                    .since(facts.firstSeen(Sample::pools, PoolExhaustedRule::isWaitedFor));
        }
        return List.of(draft.finish(
                "A pool had no connection to give",
                what(facts, answers, timeouts, stuck, full),
                "Each such request waited for the whole acquire timeout, held a thread meanwhile, and then failed.",
                "Look for what keeps the connections. Only if nothing does, the pool is too small for this load."));
    }

    /** Pools that are fully in use at rest and say so themselves, where no guard says it. */
    private static List<ObservedPool> fullByTheirOwnCount(Facts facts) {
        return facts.guardAfter() != null
                ? List.of()
                : facts.observed().stream().filter(ObservedPool::isFullyOut).toList();
    }

    private static boolean isWaitedFor(PoolSample pools) {
        Long pending = pools.pending();
        return pending != null && pending > 0;
    }

    private static String what(
            Facts facts, long answers, long timeouts, List<PoolChange> stuck, List<ObservedPool> observed) {
        StringBuilder what = new StringBuilder();
        what.append(Wording.count(Math.max(answers, timeouts), "borrow"))
                .append(" timed out")
                .append(facts.clientsGot(answers))
                .append('.');
        List<String> full = Stream.concat(
                        facts.pools().stream()
                                .filter(pool -> pool.isLive() && pool.isFullyOut())
                                .map(pool -> pool.after().name()),
                        observed.stream().map(pool -> pool.after().name()))
                .sorted()
                .toList();
        if (!full.isEmpty()) {
            what.append(" At rest every connection of ")
                    .append(Wording.list(full))
                    .append(" is still in use");
            long waiting = stuck.stream().mapToLong(PoolChange::pending).sum()
                    + observed.stream().mapToLong(ObservedPool::pending).sum();
            what.append(waiting == 0 ? "." : ", and " + Wording.count(waiting, "thread") + " still waiting.");
        }
        return what.toString();
    }
}
