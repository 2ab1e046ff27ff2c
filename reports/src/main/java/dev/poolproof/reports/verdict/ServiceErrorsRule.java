package dev.poolproof.reports.verdict;

import dev.poolproof.reports.record.LoadFacts;
import dev.poolproof.reports.record.LoadFacts.RequestFacts;
import dev.poolproof.reports.record.Outcome;
import dev.poolproof.reports.verdict.Finding.Role;
import dev.poolproof.reports.verdict.Sight.Tier;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Clients got another answer than they should have, of a kind that no other rule speaks of.
 *
 * <p>Harm: whatever it was, a client did not get what it asked for.
 *
 * <p>Evidence: the load generator's outcomes.
 *
 * <p>Threshold: one. A run whose clients got failures never passes, even if no rule knows why. Failures that the guard injected
 * because it was told to are what was asked for: as many server errors are not counted. A load that says itself how it ended, as
 * somebody's simulation with its assertions, also says itself which answers are failures.
 *
 * <p>Known false alarms: a machine so busy that clients give up waiting; the outcome is then {@code CLIENT_TIMEOUT}.
 */
final class ServiceErrorsRule implements Rule {

    private static final Set<Outcome> KINDS = EnumSet.of(
            Outcome.SERVER_ERROR,
            Outcome.WRONG_STATUS,
            Outcome.WRONG_BODY,
            Outcome.CLIENT_TIMEOUT,
            Outcome.NO_ANSWER,
            Outcome.POOL_CLOSED,
            Outcome.DATABASE_UNREACHABLE);

    /** What a statement that fails may look like to a client. */
    private static final Set<Outcome> INJECTED = EnumSet.of(Outcome.SERVER_ERROR, Outcome.DATABASE_UNREACHABLE);

    @Override
    public String id() {
        return "service-errors";
    }

    @Override
    public Role role() {
        return Role.SYMPTOM;
    }

    @Override
    public List<String> causes() {
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
                "statement-leak",
                "connection-held",
                "connection-held-idle",
                "borrow-amplification",
                "pool-contention");
    }

    @Override
    public Set<Tier> needs() {
        return Set.of(Tier.LOAD);
    }

    @Override
    public List<Finding> judge(Facts facts) {
        FindingDraft draft = FindingDraft.only(this);
        KINDS.forEach(kind -> draft.count(facts.outcomes(kind)));
        if (draft.count() == 0 || injectedAll(facts, draft.count()) || judgesItself(facts)) {
            return List.of();
        }
        TreeSet<String> names = new TreeSet<>();
        facts.requests().stream()
                .filter(request ->
                        KINDS.stream().anyMatch(kind -> request.outcomes().getOrDefault(kind, 0L) > 0))
                .map(RequestFacts::name)
                .forEach(names::add);
        KINDS.forEach(kind -> draft.since(facts.firstSeen(kind)));
        String kinds = KINDS.stream()
                .filter(kind -> facts.outcomes(kind) > 0)
                .map(kind -> Wording.number(facts.outcomes(kind)) + " × " + Wording.of(kind))
                .collect(Collectors.joining(", "));
        return List.of(draft.finish(
                "Clients got errors",
                Wording.count(draft.count(), "request") + " failed (" + kinds + "): " + Wording.list(names) + ".",
                "A client did not get what it asked for.",
                "Look for the cause; where none is found, the service's own log"
                        + (facts.isForeign() ? "" : " in the run's folder") + " tells more."));
    }

    private static boolean judgesItself(Facts facts) {
        LoadFacts load = facts.run().load();
        return load != null && load.exitCode() != null;
    }

    private static boolean injectedAll(Facts facts, long failures) {
        long asServerErrors = INJECTED.stream().mapToLong(facts::outcomes).sum();
        return failures == asServerErrors && failures <= facts.guard().faultsInjected();
    }
}
