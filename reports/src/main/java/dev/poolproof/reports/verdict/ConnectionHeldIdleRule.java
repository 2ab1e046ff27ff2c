package dev.poolproof.reports.verdict;

import dev.poolproof.reports.record.GuardEvidence.LateReturn;
import dev.poolproof.reports.verdict.Finding.Role;
import java.util.List;
import java.util.Objects;

/**
 * A connection is held while something else is waited for.
 *
 * <p>Harm: the pool is as fast as what is waited for: five connections across a call of half a second serve ten requests a
 * second, however fast the database is, and when the other side hangs, so does every request that needs the pool.
 *
 * <p>Evidence: the guard's late returns: how long connections of one line were held, and for how much of it the server worked
 * for them.
 *
 * <p>Threshold: at least {@value #OCCURRENCES} late returns of one line on one route since the baseline, at least one in
 * {@value #ONE_IN} of the route's requests, and the server at work for at most {@value #BUSY_PERCENT} % of the time. A slow query
 * or a long transaction keeps the server at work; a pause of the whole process hits few requests. Not counted is a line that
 * waited for another connection meanwhile (that is a nested borrow), one that kept it beyond its request or for good, and
 * any while a leak had a pool exhausted: then everybody waits for that.
 *
 * <p>Known false alarms: a process so short of processor time that requests take long for no reason of their own; rows that are
 * read slowly on purpose from a result that is streamed.
 */
final class ConnectionHeldIdleRule implements Rule {

    private static final long OCCURRENCES = 10;
    private static final long ONE_IN = 5;
    private static final long BUSY_PERCENT = 20;

    @Override
    public String id() {
        return "connection-held-idle";
    }

    @Override
    public Role role() {
        return Role.CAUSE;
    }

    @Override
    public List<Finding> judge(Facts facts) {
        if (facts.pools().stream().anyMatch(pool -> pool.outMore() > 0 && pool.isFullyOut())) {
            return List.of();
        }
        List<LateReturn> late = facts.guard().lateReturns().stream()
                .filter(each -> !ConnectionHeldRule.afterTheRequest(each)
                        && !ConnectionHeldRule.leaks(facts, each)
                        && !waitedForAnother(facts, each))
                .toList();
        return grouped(late, LateReturn::site, LateReturn::route).entrySet().stream()
                .filter(group -> isHarm(facts, group.getValue()))
                .map(group -> finding(group.getKey(), group.getValue()))
                .toList();
    }

    private static boolean waitedForAnother(Facts facts, LateReturn late) {
        return facts.guard().nestedBorrows().stream()
                .anyMatch(nested -> nested.outer().equals(late.site()) && Objects.equals(nested.route(), late.route()));
    }

    private static boolean isHarm(Facts facts, List<LateReturn> group) {
        long count = group.stream().mapToLong(LateReturn::count).sum();
        long held = group.stream().mapToLong(LateReturn::heldMillis).sum();
        long busy = group.stream().mapToLong(LateReturn::busyMillis).sum();
        String route = group.get(0).route();
        long requests = route == null ? 0 : facts.guard().requests(List.of(route));
        return count >= OCCURRENCES && count * ONE_IN >= requests && busy * 100 <= held * BUSY_PERCENT;
    }

    private Finding finding(Fingerprint fingerprint, List<LateReturn> group) {
        FindingDraft draft = new FindingDraft(this, fingerprint);
        for (LateReturn late : group) {
            draft.count(late.count())
                    .place(late.site(), late.count(), List.of())
                    .route(late.route())
                    .tenant(late.tenant());
        }
        long held = group.stream().mapToLong(LateReturn::heldMillis).sum();
        long busy = group.stream().mapToLong(LateReturn::busyMillis).sum();
        String what = Wording.count(draft.count(), "connection") + " borrowed" + draft.onRoutes() + " "
                + (draft.count() == 1 ? "was" : "were") + " held for " + Wording.seconds(held / draft.count())
                + " on average, and the server worked for them in " + Wording.percent((double) busy / held)
                + " of that time. All came back: slow, no leak.";
        return draft.finish(
                "Connections are held while something else is waited for",
                what,
                "While it is held, nobody else can use it: the pool is only as fast as what is waited for, and when that hangs,"
                        + " every request that needs the pool hangs with it.",
                "Look" + draft.atLine()
                        + " for a call to another service, a lock, a sleep or slow writing of the answer between"
                        + " the borrow and the return: do that before or after, and hold the connection for its queries only.");
    }
}
