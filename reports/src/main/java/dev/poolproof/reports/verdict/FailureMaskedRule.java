package dev.poolproof.reports.verdict;

import dev.poolproof.reports.record.LoadFacts.RequestFacts;
import dev.poolproof.reports.record.Outcome;
import dev.poolproof.reports.verdict.Finding.Role;
import dev.poolproof.reports.verdict.Sight.Tier;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A failure is reported to the client as an unknown tenant.
 *
 * <p>Harm: the client gives up or is sent away, nobody retries, no alarm counts a 404, and whoever looks into it looks at the
 * tenants instead of the pool.
 *
 * <p>Evidence: the load asked for a tenant that exists and got a 404 or a redirect to {@code /tenant-not-found}.
 *
 * <p>Threshold: one such answer; the load knows which tenants exist.
 *
 * <p>Known false alarms: a tenant that is deleted while the load asks for it.
 */
final class FailureMaskedRule implements Rule {

    @Override
    public String id() {
        return "failure-masked";
    }

    @Override
    public Role role() {
        return Role.CAUSE;
    }

    @Override
    public Set<Tier> needs() {
        return Set.of(Tier.LOAD);
    }

    @Override
    public List<Finding> judge(Facts facts) {
        Map<String, List<RequestFacts>> byEndpoint = facts.requests().stream()
                .filter(request -> masked(request) > 0)
                .collect(Collectors.groupingBy(RequestFacts::endpoint, LinkedHashMap::new, Collectors.toList()));
        return byEndpoint.entrySet().stream()
                .map(endpoint -> finding(facts, endpoint.getKey(), endpoint.getValue()))
                .toList();
    }

    private static long masked(RequestFacts request) {
        return request.outcomes().getOrDefault(Outcome.MASKED_AS_UNKNOWN_TENANT, 0L);
    }

    private Finding finding(Facts facts, String endpoint, List<RequestFacts> requests) {
        FindingDraft draft = new FindingDraft(this, Fingerprint.of(id(), null, endpoint))
                .route(endpoint)
                .since(facts.firstSeen(Outcome.MASKED_AS_UNKNOWN_TENANT));
        requests.forEach(request -> draft.count(masked(request)));
        long sent = requests.stream().mapToLong(RequestFacts::sent).sum();
        String names =
                Wording.list(requests.stream().map(RequestFacts::name).sorted().toList());
        String what = Wording.number(draft.count()) + " of " + Wording.count(sent, "request") + " to the endpoint "
                + endpoint + " (" + names + ") were told that their tenant is unknown, though it exists. "
                + trueCause(facts.failedBorrows());
        return draft.finish(
                "A failure is reported as an unknown tenant",
                what,
                "A 404 or a redirect hides the failure from clients, retries and alarms, and sends everybody to look for"
                        + " the tenant instead of the connection.",
                "Where the endpoint " + endpoint
                        + " catches SQLException, let it through and answer 503 with Retry-After;"
                        + " say \"unknown tenant\" only where the tenant was looked for and is not there.");
    }

    private static String trueCause(Map<String, Long> failedBorrows) {
        if (failedBorrows.isEmpty()) {
            return "No borrow failed meanwhile, so what was hidden went wrong after the borrow, in a statement.";
        }
        return failedBorrows.entrySet().stream()
                .map(kind -> Wording.number(kind.getValue()) + " × " + Wording.kind(kind.getKey()))
                .collect(Collectors.joining(", ", "What the guard saw fail meanwhile: ", "."));
    }
}
