package dev.poolproof.reports.verdict;

import dev.poolproof.reports.record.GuardEvidence;
import dev.poolproof.reports.record.GuardEvidence.Borrow;
import dev.poolproof.reports.record.GuardEvidence.LateReturn;
import dev.poolproof.reports.verdict.Finding.Role;
import java.util.List;
import java.util.Objects;

/**
 * Connections came back only after their request, or after the whole load, had ended.
 *
 * <p>Harm: meanwhile nobody could use them, and nothing bounds how long: the request that borrowed has answered, so no client
 * notices, no timeout strikes, and the next slow task starves the pool.
 *
 * <p>Evidence: the guard counts, per line, borrows given back after their request had ended, and when the last one came.
 *
 * <p>Threshold: the last one came more than {@value #GRACE_MILLIS} ms after the load's end and the server was not at work for
 * most of the time; or {@value #OCCURRENCES} were given back after their request, most of that line's late ones. They came
 * back, so this is no leak. What never came back is one, and the same line is then told there alone.
 *
 * <p>Known false alarms: work handed to another thread on purpose that keeps its request's connection for a moment.
 */
final class ConnectionHeldRule implements Rule {

    private static final long GRACE_MILLIS = 1_000;
    private static final long OCCURRENCES = 10;

    @Override
    public String id() {
        return "connection-held";
    }

    @Override
    public Role role() {
        return Role.CAUSE;
    }

    @Override
    public List<Finding> judge(Facts facts) {
        List<LateReturn> held = facts.guard().lateReturns().stream()
                .filter(late -> (afterTheLoad(facts, late) || afterTheRequest(late)) && !leaks(facts, late))
                .toList();
        return grouped(held, LateReturn::site, LateReturn::route).entrySet().stream()
                .map(group -> finding(facts, group.getKey(), group.getValue()))
                .toList();
    }

    private static boolean afterTheLoad(Facts facts, LateReturn late) {
        return !facts.loads().isEmpty()
                && facts.runMillis(late.lastAtEpochMillis()) > facts.loadEnd() + GRACE_MILLIS
                && 2 * late.busyMillis() < late.heldMillis();
    }

    /** Whether most of what this line held long was held beyond its request. */
    static boolean afterTheRequest(LateReturn late) {
        return late.afterRequest() >= OCCURRENCES && 2 * late.afterRequest() > late.count();
    }

    /** Whether the same line also lost some for good. */
    static boolean leaks(Facts facts, LateReturn late) {
        GuardEvidence guard = facts.guardAfter();
        List<Borrow> leaked = guard == null ? List.of() : ConnectionLeakRule.leaked(facts, guard);
        return leaked.stream()
                .anyMatch(borrow -> borrow.site().equals(late.site()) && Objects.equals(borrow.route(), late.route()));
    }

    private Finding finding(Facts facts, Fingerprint fingerprint, List<LateReturn> group) {
        FindingDraft draft = new FindingDraft(this, fingerprint);
        for (LateReturn late : group) {
            long count = Math.max(1, late.afterRequest());
            draft.count(count)
                    .place(late.site(), count, List.of())
                    .route(late.route())
                    .tenant(late.tenant());
        }
        long longest = group.stream().mapToLong(LateReturn::maxHeldMillis).max().orElse(0);
        long last = group.stream()
                .mapToLong(late -> facts.runMillis(late.lastAtEpochMillis()))
                .max()
                .orElse(0);
        String when = last > facts.loadEnd() && !facts.loads().isEmpty()
                ? "the last one " + Wording.seconds(last - facts.loadEnd()) + " after the load had ended"
                : "all before the load ended";
        String what = Wording.count(draft.count(), "connection") + " borrowed" + draft.onRoutes()
                + " came back only after the request that borrowed had ended, " + when + "; the longest was out for "
                + Wording.seconds(longest) + ".";
        return draft.finish(
                "Connections are held beyond their request",
                what,
                "They did come back, so this is no leak yet. But nothing bounds how long they stay out: the client has its"
                        + " answer, no timeout strikes, and while they are out nobody else can use them.",
                "Give the connection borrowed" + draft.atLine()
                        + " back before the request answers. What has to go on afterwards borrows for itself.");
    }
}
