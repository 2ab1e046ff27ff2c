package dev.poolproof.reports.verdict;

import dev.poolproof.reports.record.Outcome;
import dev.poolproof.reports.record.Recheck;
import dev.poolproof.reports.record.Sample;
import dev.poolproof.reports.verdict.Finding.Role;
import dev.poolproof.reports.verdict.Sight.Tier;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The server refused sessions because all it may have were in use ("Too many connections").
 *
 * <p>Harm: every client of the server is refused, not only the one that took the sessions.
 *
 * <p>Evidence: the server's own counter of refusals between baseline and end, answers 503 that say so, and failed borrows.
 *
 * <p>Threshold: one.
 *
 * <p>Known false alarms: other clients of a shared server; use a server of the run's own.
 */
final class RefusedByServerRule implements Rule {

    /** The administrator's own connection. */
    private static final int OBSERVER = 1;

    @Override
    public String id() {
        return "refused-by-server";
    }

    @Override
    public Role role() {
        return Role.SYMPTOM;
    }

    @Override
    public List<String> causes() {
        return List.of(
                "pool-per-request",
                "pool-not-closed",
                "duplicate-pool",
                "oversized-pools",
                "budget-exceeded",
                "connection-leak");
    }

    /** Server, clients and pools each show it. */
    @Override
    public Set<Tier> needs() {
        return Set.of();
    }

    @Override
    public List<Finding> judge(Facts facts) {
        long counted = facts.refusedByServer();
        long answers = facts.outcomes(Outcome.TOO_MANY_CONNECTIONS);
        long count = facts.refusals();
        if (count == 0) {
            return List.of();
        }
        int limit = facts.run().environment().database().maxConnections();
        String counter = counted < answers
                ? "counted " + Wording.count(counted, "refusal")
                : "refused " + Wording.count(counted, "session");
        String what = "The server " + counter + " at its limit of " + Wording.number(limit) + facts.clientsGot(answers)
                + "." + others(facts) + reserve(facts, limit) + afterwards(facts);
        return List.of(FindingDraft.only(this)
                .count(count)
                .since(facts.firstSeen(Outcome.TOO_MANY_CONNECTIONS))
                .since(firstRefusal(facts))
                .finish(
                        "The server ran out of sessions",
                        what,
                        "At its limit the server refuses everybody: every service, every tenant and every person that"
                                + " uses it.",
                        "Look for what takes the sessions. Only if every pool is wanted, give the pools less or the server"
                                + " more: the sum of all pools' maximum must stay below max_connections."));
    }

    /** On a shared server somebody else may have been refused, or have taken the sessions. */
    private static String others(Facts facts) {
        long others = facts.run().samples().stream()
                .map(Sample::server)
                .filter(Objects::nonNull)
                .mapToLong(server -> server.sessions() - server.stamped() - OBSERVER)
                .max()
                .orElse(0);
        return facts.isForeign() && others > 0
                ? " Up to " + Wording.count(others, "session")
                        + " were of others, so it is shared: the refused may be theirs."
                : "";
    }

    /** The server lets one more in than its limit, but only who may administer it. */
    private static String reserve(Facts facts, int limit) {
        boolean taken = facts.run().samples().stream()
                .map(Sample::server)
                .filter(Objects::nonNull)
                .anyMatch(server -> limit > 0 && server.sessions() > limit);
        return facts.isForeign() && taken
                ? " Even the session that it keeps for an administrator was taken: the service's account has SUPER or CONNECTION"
                        + " ADMIN, and nobody can get in to help."
                : "";
    }

    private static String afterwards(Facts facts) {
        Recheck recheck = facts.run().recheck();
        if (recheck == null) {
            return "";
        }
        long still = facts.recheck(Outcome.TOO_MANY_CONNECTIONS);
        return still == 0
                ? " Once everything had come to rest, it refused nobody."
                : " Once everything had come to rest, it still refused " + Wording.number(still) + " of "
                        + Wording.count(recheck.sent(), "request") + ".";
    }

    private static @Nullable Long firstRefusal(Facts facts) {
        long atStart = facts.run().samples().stream()
                .filter(sample -> sample.atMillis() <= facts.loadStart())
                .map(Sample::server)
                .filter(Objects::nonNull)
                .mapToLong(Sample.ServerSample::refused)
                .max()
                .orElse(0);
        return facts.firstSeen(Sample::server, server -> server.refused() > atStart);
    }
}
