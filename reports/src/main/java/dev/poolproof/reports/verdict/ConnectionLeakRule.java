package dev.poolproof.reports.verdict;

import dev.poolproof.reports.record.GuardEvidence;
import dev.poolproof.reports.record.GuardEvidence.Borrow;
import dev.poolproof.reports.record.GuardEvidence.Site;
import dev.poolproof.reports.record.Outcome;
import dev.poolproof.reports.verdict.Finding.Role;
import dev.poolproof.reports.verdict.Sight.Tier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Connections that were borrowed and did not come back.
 *
 * <p>Harm: each is gone for good. Once a pool has lent out all it may open, every further request waits for the acquire
 * timeout and fails, until the service is restarted.
 *
 * <p>Evidence: the guard's borrows − returns of a pool at rest after the drain, against the same at the baseline; the
 * outstanding borrows name line, route and tenant.
 *
 * <p>Without the guard: what the pools themselves say is in use at rest, by their metrics or management beans. Where they do not
 * tell either: acquire timeouts, or other failures that got more frequent, which go on though everything had come to rest. What
 * was only slow answers again by then.
 *
 * <p>Threshold: one; of a gauge one more at each of several readings than at any before the load. Counters are exact when nothing is in flight, and the settled end is at rest. What was out at the
 * baseline already is not accused (a connection reserved for life is a constant offset), with one exception: a pool
 * whose every connection was out at the baseline, lent to requests that have ended, and that then timed out. It had been
 * drained by the warm-up, and the load could not take anything more from it.
 *
 * <p>Known false alarms: work outside requests that takes its first connection during the load and keeps it on purpose; a
 * request that takes longer than drain and settling.
 */
final class ConnectionLeakRule implements Rule {

    @Override
    public String id() {
        return "connection-leak";
    }

    @Override
    public Role role() {
        return Role.CAUSE;
    }

    @Override
    public boolean isGrowth() {
        return true;
    }

    /** The clients show it too where it takes a whole pool. */
    @Override
    public Set<Tier> needs() {
        return Set.of();
    }

    @Override
    public List<Finding> judge(Facts facts) {
        GuardEvidence guard = facts.guardAfter();
        if (guard == null) {
            return coarse(facts);
        }
        List<Borrow> leaked = leaked(facts, guard);
        LostConnections lost = LostConnections.of(facts, guard, leaked.size());
        if (leaked.isEmpty()) {
            return lost.total() > 0
                    ? List.of(unplaced(facts, lost.total()))
                    : byThePools(facts).stream().toList();
        }
        Map<Fingerprint, List<Borrow>> groups = leaked.stream()
                .collect(Collectors.groupingBy(
                        borrow -> Fingerprint.of(id(), borrow.site(), borrow.route()),
                        LinkedHashMap::new,
                        Collectors.toList()));
        List<Long> shares = lost.shares(groups.values().stream().map(List::size).toList());
        List<Finding> findings = new ArrayList<>();
        groups.forEach((fingerprint, borrows) ->
                findings.add(finding(facts, fingerprint, borrows, leaked, shares.get(findings.size()))));
        return findings;
    }

    private List<Finding> coarse(Facts facts) {
        return byThePools(facts)
                .or(() -> LeakFromOutside.seen(facts).map(seen -> seen.finding(FindingDraft.only(this))))
                .stream()
                .toList();
    }

    /** Beside the guard they may tell of pools that it does not watch. */
    private Optional<Finding> byThePools(Facts facts) {
        return LeakInPools.seen(facts).map(seen -> seen.finding(facts, FindingDraft.only(this)));
    }

    /** The listed borrows that did not come back and should have. */
    static List<Borrow> leaked(Facts facts, GuardEvidence guard) {
        Map<Long, PoolChange> pools = facts.pools().stream()
                .collect(Collectors.toMap(pool -> pool.after().id(), Function.identity(), (first, same) -> first));
        return guard.outstanding().stream()
                .filter(borrow -> isLeaked(facts, borrow, pools.get(borrow.poolId())))
                .toList();
    }

    private static boolean isLeaked(Facts facts, Borrow borrow, @Nullable PoolChange pool) {
        if (facts.afterBaseline(borrow.borrowedAtEpochMillis())) {
            return pool == null || pool.outMore() > 0;
        }
        return pool != null && borrow.requestEnded() && wasDrainedBeforeTheLoad(pool);
    }

    private static boolean wasDrainedBeforeTheLoad(PoolChange pool) {
        var gauges = pool.after().gauges();
        return gauges != null
                && pool.isFullyOut()
                && pool.outBefore() >= gauges.maximum()
                && pool.failedBorrows().getOrDefault(Outcome.ACQUIRE_TIMEOUT.name(), 0L) > 0;
    }

    private Finding finding(
            Facts facts, Fingerprint fingerprint, List<Borrow> borrows, List<Borrow> leaked, long lost) {
        FindingDraft draft = new FindingDraft(this, fingerprint).count(lost);
        for (Borrow borrow : borrows) {
            draft.place(borrow.site(), 1, borrow.stack())
                    .route(borrow.route())
                    .tenant(borrow.tenant())
                    .since(facts.runMillis(borrow.borrowedAtEpochMillis()));
        }
        Collection<String> pools = borrows.stream().map(Borrow::pool).collect(Collectors.toCollection(TreeSet::new));
        boolean ended = borrows.stream().allMatch(Borrow::requestEnded);
        String what = Wording.count(draft.count(), "connection") + " borrowed" + draft.onRoutes() + " from "
                + Wording.list(pools) + (draft.count() == 1 ? " is" : " are") + " still out "
                + Wording.seconds(facts.restedMillis()) + " after the load ended"
                + (ended ? "; the requests that borrowed have ended, so nobody is left to give them back." : ".");
        Set<Site> lines = borrows.stream().map(Borrow::site).collect(Collectors.toSet());
        List<Borrow> byAnyRoute =
                leaked.stream().filter(borrow -> lines.contains(borrow.site())).toList();
        LeakStory story = LeakStory.of(facts, borrows, byAnyRoute, draft.routes(), lost);
        story.tell(draft);
        draft.detail("Counted", counted(borrows.size(), leaked.size(), lost));
        return finish(draft, what, story.cause().repair(draft.atLine()));
    }

    /** How the count came about where the guard's list ended before the leaks did. */
    private static @Nullable String counted(int listed, int listedInAll, long lost) {
        if (lost == listed) {
            return null;
        }
        return Wording.count(listed, "connection") + " by the guard's list, which is full, and "
                + Wording.number(lost - listed) + " beyond it"
                + (listed == listedInAll
                        ? "."
                        : ": this line's share of all that are out, as large as its share of those that are listed.");
    }

    private Finding unplaced(Facts facts, long count) {
        String what = Wording.count(count, "more connection") + " than before the load "
                + (count == 1 ? "is" : "are") + " still out " + Wording.seconds(facts.restedMillis())
                + " after it ended; the guard's list is full of older ones, so no line is known.";
        return finish(FindingDraft.only(this).count(count), what, LeakCause.NEVER_RELEASED.repair(""));
    }

    private static Finding finish(FindingDraft draft, String what, String repair) {
        return draft.finish(
                "Connections are borrowed and never given back",
                what,
                "Each of them is gone for good. Once a pool has lent out all it may open, every further request waits"
                        + " for the acquire timeout and fails, until the service is restarted.",
                repair);
    }
}
