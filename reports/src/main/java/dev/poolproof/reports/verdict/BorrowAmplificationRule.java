package dev.poolproof.reports.verdict;

import dev.poolproof.reports.record.GuardEvidence;
import dev.poolproof.reports.record.GuardEvidence.Route;
import dev.poolproof.reports.verdict.Finding.Role;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One request borrows again and again from the same pool.
 *
 * <p>Harm: every borrow is another chance to wait. Under load a request of eight borrows needs the pool eight times, and
 * all of it fails when one of them times out; nothing it reads is of one transaction.
 *
 * <p>Evidence: the guard counts, per finished request, the borrows from each pool.
 *
 * <p>Threshold: {@value #BORROWS_FROM_ONE_POOL} borrows from one pool in one request. One is right, and two are common and
 * harmless: a filter that looks something up, a transaction of its own for an audit line. The most that a route ever
 * borrowed counts since the process started, so where it had been reached before the baseline, the load itself must show
 * more than {@value #USUAL_BORROWS} borrows a request (one from the master's and one from the tenant's pool are usual).
 *
 * <p>Known false alarms: batch routes that work in chunks and give the connection back between them on purpose.
 */
final class BorrowAmplificationRule implements Rule {

    private static final int BORROWS_FROM_ONE_POOL = 3;
    private static final double USUAL_BORROWS = 2.0;

    @Override
    public String id() {
        return "borrow-amplification";
    }

    @Override
    public Role role() {
        return Role.CAUSE;
    }

    @Override
    public List<Finding> judge(Facts facts) {
        GuardEvidence guard = facts.guardAfter();
        if (guard == null) {
            return List.of();
        }
        return guard.routes().stream()
                .filter(route -> route.maxBorrowsFromOnePool() >= BORROWS_FROM_ONE_POOL)
                .flatMap(route -> finding(route, before(facts, route)).stream())
                .toList();
    }

    private Optional<Finding> finding(Route route, @Nullable Route before) {
        long requests = route.requests() - (before == null ? 0 : before.requests());
        long borrows = route.borrows() - (before == null ? 0 : before.borrows());
        boolean grew = before == null || route.maxBorrowsFromOnePool() > before.maxBorrowsFromOnePool();
        double each = requests == 0 ? 0 : (double) borrows / requests;
        if (borrows == 0 || (!grew && each <= USUAL_BORROWS)) {
            return Optional.empty();
        }
        int most = route.maxBorrowsFromOnePool();
        FindingDraft draft = new FindingDraft(this, Fingerprint.of(id(), route.mostFrequentSite(), route.route()))
                .count(most)
                .place(route.mostFrequentSite(), most, List.of())
                .route(route.route());
        String what = "One request to " + route.route() + " borrows up to " + Wording.count(most, "time")
                + " from one pool; its " + Wording.count(requests, "request") + " during the load borrowed "
                + Wording.decimal(each) + " connections each.";
        return Optional.of(draft.finish(
                "A request borrows a connection for every query",
                what,
                "Each borrow may have to wait, so under load the route is slower and fails sooner than it needs to, and"
                        + " takes connections from the others; its queries do not see one state of the data.",
                "Borrow one connection for the whole request" + draft.atLine() + " and run all its queries on it."));
    }

    private static @Nullable Route before(Facts facts, Route route) {
        GuardEvidence guard = facts.guardBefore();
        return guard == null
                ? null
                : guard.routes().stream()
                        .filter(known -> known.route().equals(route.route()))
                        .findFirst()
                        .orElse(null);
    }
}
