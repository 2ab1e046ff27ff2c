package dev.poolproof.reports.verdict;

import dev.poolproof.reports.record.GuardEvidence;
import dev.poolproof.reports.record.GuardEvidence.Borrow;
import dev.poolproof.reports.record.GuardEvidence.NestedBorrow;
import dev.poolproof.reports.record.GuardEvidence.Site;
import dev.poolproof.reports.verdict.Finding.Role;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

/**
 * A request that holds a connection asks the same pool for another.
 *
 * <p>Harm: as many such requests as the pool has connections, at once, and each holds one and waits for one: nobody moves
 * until the acquire timeout, however idle the server is.
 *
 * <p>Evidence: the guard saw a request ask a pool of which it held a connection, at which two lines, how often, how often in
 * vain, and whether all of the pool's connections were held by such waiters at once.
 *
 * <p>Threshold: {@value #OCCURRENCES} since the baseline, or one that got none. A few that all got theirs may be somebody who
 * takes a connection for life on his first request. Where the connection that is held never came back, that is the harm, and
 * the leak's finding tells it.
 *
 * <p>Known false alarms: a second connection on purpose (an audit line that must survive a rollback) from a pool that is larger
 * than the number of threads that can do so at once.
 */
final class NestedBorrowRule implements Rule {

    private static final long OCCURRENCES = 5;

    @Override
    public String id() {
        return "nested-borrow";
    }

    @Override
    public Role role() {
        return Role.CAUSE;
    }

    @Override
    public List<Finding> judge(Facts facts) {
        List<NestedBorrow> held = facts.guard().nestedBorrows().stream()
                .filter(nested -> !outerLeaked(facts, nested))
                .toList();
        return grouped(held, NestedBorrow::outer, NestedBorrow::route).entrySet().stream()
                .filter(group -> isHarm(group.getValue()))
                .map(group -> finding(group.getKey(), group.getValue()))
                .toList();
    }

    private static boolean outerLeaked(Facts facts, NestedBorrow nested) {
        GuardEvidence guard = facts.guardAfter();
        List<Borrow> leaked = guard == null ? List.of() : ConnectionLeakRule.leaked(facts, guard);
        return leaked.stream()
                .anyMatch(borrow ->
                        borrow.site().equals(nested.outer()) && Objects.equals(borrow.route(), nested.route()));
    }

    private static boolean isHarm(List<NestedBorrow> group) {
        return group.stream().mapToLong(NestedBorrow::count).sum() >= OCCURRENCES
                || group.stream().anyMatch(nested -> nested.refused() > 0);
    }

    private Finding finding(Fingerprint fingerprint, List<NestedBorrow> group) {
        FindingDraft draft = new FindingDraft(this, fingerprint);
        TreeSet<String> pools = new TreeSet<>();
        TreeSet<String> inner = new TreeSet<>();
        for (NestedBorrow nested : group) {
            draft.count(nested.count())
                    .place(nested.outer(), nested.count(), List.of())
                    .route(nested.route())
                    .tenant(nested.tenant());
            pools.add(nested.pool());
            inner.add(line(nested.inner()));
        }
        long refused = group.stream().mapToLong(NestedBorrow::refused).sum();
        boolean lockstep = group.stream().anyMatch(NestedBorrow::lockstep);
        int most = group.stream().mapToInt(NestedBorrow::maxWaiting).max().orElse(0);
        String what =
                Wording.count(draft.count(), "time") + " a request" + draft.onRoutes() + " that held a connection of "
                        + Wording.list(pools) + " asked the same pool for another; "
                        + (refused == 0 ? "each got it" : Wording.number(refused) + " got none") + ". "
                        + (lockstep
                                ? "Lockstep: at one moment " + Wording.number(most)
                                        + " of them held every connection of a pool and waited for each other."
                                : "At most " + Wording.number(most) + " of them waited at once.");
        draft.detail(
                        "Holds",
                        Wording.list(group.stream()
                                .map(NestedBorrow::outer)
                                .map(NestedBorrowRule::line)
                                .distinct()
                                .toList()))
                .detail("Asks", Wording.list(inner));
        return draft.finish(
                "A request that holds a connection waits for another one of the same pool",
                what,
                "When as many such requests as the pool has connections meet, each holds one and waits for one: none moves"
                        + " until the acquire timeout, and a larger pool only moves the point at which it happens.",
                "Hand the connection borrowed" + draft.atLine() + " on to the code at " + Wording.list(inner)
                        + ", or give it back before that code runs.");
    }

    private static String line(Site site) {
        return site.shortForm();
    }
}
