package dev.poolproof.reports.verdict;

import dev.poolproof.reports.record.GuardEvidence.LateReturn;
import dev.poolproof.reports.record.Outcome;
import dev.poolproof.reports.record.Sample;
import dev.poolproof.reports.record.Sample.GuardSample;
import dev.poolproof.reports.record.Sample.PoolSample;
import dev.poolproof.reports.verdict.Finding.Role;
import dev.poolproof.reports.verdict.Sight.Tier;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * More threads want a connection than there are, all the time.
 *
 * <p>Harm: requests queue for the pool: they are slow, and time out as soon as anything gets slower. Everything comes back, so it
 * is SLOW and no leak.
 *
 * <p>Evidence: threads that wait for a connection, in the samples taken under load, by the guard or the pools' own count. Where
 * neither tells: acquire timeouts under load of which none is left once everything has come to rest.
 *
 * <p>Threshold: somebody waited in more than {@value #PERCENT} % of at least {@value #SAMPLES} samples under load. A burst is over
 * sooner. Silent where anything else explains why the connections are out. Without the guard: one such timeout. Of a foreign
 * service also one borrow that timed out: its load may be as much as it takes, on purpose.
 *
 * <p>Known false alarms: a load far above what the service is made for.
 */
final class PoolContentionRule implements Rule {

    private static final int SAMPLES = 8;
    private static final long PERCENT = 60;

    @Override
    public String id() {
        return "pool-contention";
    }

    @Override
    public Role role() {
        return Role.CAUSE;
    }

    @Override
    public List<String> yieldsTo() {
        return List.of(
                "pool-per-request",
                "shared-pool-closed",
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
                "borrow-amplification");
    }

    /** The clients show it too, where what failed answers again at rest. */
    @Override
    public Set<Tier> needs() {
        return Set.of();
    }

    @Override
    public List<Finding> judge(Facts facts) {
        return hurtsNobodyKnown(facts) ? List.of() : found(facts);
    }

    /** What waiting there was where it is no finding, as nobody knows whether the load asks for too much on purpose. */
    static Optional<String> borne(Facts facts) {
        return hurtsNobodyKnown(facts)
                ? new PoolContentionRule()
                        .found(facts).stream().map(Finding::what).findFirst()
                : Optional.empty();
    }

    private static boolean hurtsNobodyKnown(Facts facts) {
        return facts.isForeign() && facts.failedBorrows(Outcome.ACQUIRE_TIMEOUT) == 0 && facts.observedTimeouts() == 0;
    }

    private List<Finding> found(Facts facts) {
        if (facts.isServerOnly()) {
            List<Finding> found = byThePools(facts);
            return found.isEmpty() ? byTheClients(facts) : found;
        }
        List<GuardSample> samples = facts.samplesUnderLoad().stream()
                .map(Sample::guard)
                .filter(Objects::nonNull)
                .toList();
        List<GuardSample> waiting =
                samples.stream().filter(sample -> sample.pending() > 0).toList();
        if (facts.guardAfter() == null
                || samples.size() < SAMPLES
                || waiting.size() * 100L <= samples.size() * PERCENT
                || facts.pools().stream().anyMatch(pool -> pool.pending() > 0 || pool.outMore() > 0)) {
            return List.of();
        }
        FindingDraft draft =
                FindingDraft.only(this).since(facts.firstSeen(Sample::guard, guard -> guard.pending() > 0));
        long most = waiting.stream().mapToLong(GuardSample::pending).max().orElse(0);
        double average =
                waiting.stream().mapToLong(GuardSample::pending).average().orElse(0);
        draft.count(most);
        place(facts, draft);
        return List.of(finish(draft, what(waiting.size(), samples.size(), average, most)));
    }

    /** The lines that hold connections longest, or where none holds any long, the line that makes the smallest pools in use. */
    private static void place(Facts facts, FindingDraft draft) {
        List<LateReturn> late = facts.guard().lateReturns();
        late.forEach(each -> draft.place(each.site(), each.heldMillis(), List.of())
                .route(each.route())
                .tenant(each.tenant()));
        List<PoolChange> used = facts.pools().stream()
                .filter(pool ->
                        pool.isLive() && pool.maximum() > 0 && pool.after().borrows() > 0)
                .toList();
        int smallest = used.stream().mapToInt(PoolChange::maximum).min().orElse(0);
        List<PoolChange> narrow =
                used.stream().filter(pool -> pool.maximum() == smallest).toList();
        if (late.isEmpty()) {
            narrow.forEach(
                    pool -> draft.place(pool.after().createdBy(), pool.after().borrows(), List.of())
                            .tenant(pool.after().tenant()));
        }
        draft.detail(
                "Smallest",
                Wording.list(narrow.stream()
                        .map(pool -> pool.after().name() + " (" + pool.maximum() + ")")
                        .toList()));
    }

    private List<Finding> byThePools(Facts facts) {
        List<Long> samples = facts.samplesUnderLoad().stream()
                .map(Sample::pools)
                .filter(Objects::nonNull)
                .map(PoolSample::pending)
                .filter(Objects::nonNull)
                .toList();
        List<Long> waiting = samples.stream().filter(pending -> pending > 0).toList();
        if (!facts.isObserved()
                || samples.size() < SAMPLES
                || waiting.size() * 100L <= samples.size() * PERCENT
                || facts.observed().stream().anyMatch(pool -> pool.pending() > 0 || pool.outMore() > 0)) {
            return List.of();
        }
        FindingDraft draft =
                FindingDraft.only(this).since(facts.firstSeen(Sample::pools, pools -> isPositive(pools.pending())));
        long most = waiting.stream().mapToLong(Long::longValue).max().orElse(0);
        draft.count(most);
        double average = waiting.stream().mapToLong(Long::longValue).average().orElse(0);
        return List.of(finish(draft, what(waiting.size(), samples.size(), average, most)));
    }

    private static boolean isPositive(@Nullable Long figure) {
        return figure != null && figure > 0;
    }

    private static String what(int waiting, int samples, double average, long most) {
        return "In " + Wording.percent((double) waiting / samples)
                + " of the samples under load threads waited for a connection, " + Wording.decimal(average)
                + " on average and " + Wording.number(most)
                + " at most; once it was over, all had been served and every connection was back: slow, no leak.";
    }

    private List<Finding> byTheClients(Facts facts) {
        long timeouts = facts.outcomes(Outcome.ACQUIRE_TIMEOUT);
        if (facts.run().recheck() == null || timeouts == 0 || facts.recheck(Outcome.ACQUIRE_TIMEOUT) > 0) {
            return List.of();
        }
        FindingDraft draft = FindingDraft.only(this).count(timeouts).since(facts.firstSeen(Outcome.ACQUIRE_TIMEOUT));
        String what = Wording.count(timeouts, "request") + " waited in vain for a connection under load, and 0 of "
                + Wording.count(facts.run().recheck().sent(), "request")
                + " once everything had come to rest: the pools"
                + " got their connections back, so this is no leak. Without the guard nobody can say what had them.";
        return List.of(finish(draft, what));
    }

    private static Finding finish(FindingDraft draft, String what) {
        return draft.finish(
                "More threads want connections than there are",
                what,
                "Requests queue for the pool: their time is waiting, and as soon as anything gets slower they time out.",
                "Look" + draft.atLine()
                        + ": first make shorter what holds the connections; then let no more threads in than the pool can"
                        + " serve, or give the pool more, within what the server takes.");
    }
}
