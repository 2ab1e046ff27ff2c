package dev.poolproof.reports.verdict;

import dev.poolproof.reports.record.PoolEvidence.Pool;
import dev.poolproof.reports.record.ServerEvidence;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The server's sessions of the service against the connections that its pools count themselves, both at rest.
 *
 * @param sessionsBefore what the server held before the load
 * @param pooledBefore what the pools counted then
 * @param sessions what the server holds after it
 * @param pooled what the pools count then
 */
record Reconciliation(long sessionsBefore, long pooledBefore, long sessions, long pooled) {

    /** Of two rests; empty where one of the two sides did not tell everything. */
    static Optional<Reconciliation> of(Facts facts) {
        ServerEvidence before = facts.serverBefore();
        ServerEvidence after = facts.serverAfter();
        Long pooledBefore = total(facts.observed().stream()
                .map(ObservedPool::before)
                .filter(Objects::nonNull)
                .toList());
        Long pooled = total(facts.observed().stream().map(ObservedPool::after).toList());
        return before == null || after == null || !facts.isObserved() || pooledBefore == null || pooled == null
                ? Optional.empty()
                : Optional.of(new Reconciliation(
                        before.sessions().size(), pooledBefore, after.sessions().size(), pooled));
    }

    /** Whether the two agreed before the load, so that they look at the same pools, and do not any more. */
    boolean cameApart() {
        return sessionsBefore == pooledBefore && sessionsBefore > 0 && surplus() != 0;
    }

    /** Sessions that no pool knows; negative where pools count connections that the server does not have. */
    long surplus() {
        return sessions - pooled;
    }

    /** By how much the surplus changed. */
    long change() {
        return surplus() - (sessionsBefore - pooledBefore);
    }

    private static @Nullable Long total(List<Pool> pools) {
        long total = 0;
        for (Pool pool : pools) {
            Long open = pool.total();
            if (open == null) {
                return null;
            }
            total += open;
        }
        return total;
    }
}
