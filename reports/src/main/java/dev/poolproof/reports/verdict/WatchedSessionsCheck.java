package dev.poolproof.reports.verdict;

import dev.poolproof.reports.record.Sample;
import dev.poolproof.reports.record.ServerEvidence;
import dev.poolproof.reports.record.ServerEvidence.Session;
import dev.poolproof.reports.record.WatchFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Needs a foreign service's sessions to say something. They must have been seen at all; one of them must have
 * worked, and not ever fewer of them; they must be at rest in the end; and where they became more, something
 * must tell a pool that has grown from connections that do not come back: the pools, the guard, the maximum
 * that the service may keep, or more repetitions. What is proven otherwise needs none of it.
 */
final class WatchedSessionsCheck implements Check {

    private static final String ASLEEP = "Sleep";
    private static final long MILLIS = 1_000;

    @Override
    public String id() {
        return "watched-sessions";
    }

    @Override
    public List<String> objections(Facts facts, List<Finding> findings) {
        WatchFacts watch = facts.watch();
        ServerEvidence server = facts.serverAfter();
        if (watch == null || watch.sessions() == null || server == null || !findings.isEmpty()) {
            return List.of();
        }
        List<String> objections = new ArrayList<>();
        boolean fromInside = facts.guardAfter() != null || facts.isObserved();
        if (!fromInside && !wasSeen(facts)) {
            objections.add(
                    "No session" + whose(watch) + " was ever seen on the server, so the load never reached it, or the"
                            + " sessions are others. See who is there with SHOW PROCESSLIST, and name them with --sessions.");
        }
        if (!fromInside) {
            SleptThrough.of(facts).flatMap(WatchedSessionsCheck::slept).ifPresent(objections::add);
            atWork(facts, server, objections);
        }
        if (watch.expectedMaximum() == null) {
            WatchedSessions.of(facts)
                    .filter(sessions -> !sessions.restsAgain())
                    .ifPresent(sessions -> objections.add(cannotTell(sessions)));
        }
        return objections;
    }

    private static boolean wasSeen(Facts facts) {
        return facts.run().samples().stream()
                        .map(Sample::server)
                        .filter(Objects::nonNull)
                        .anyMatch(server -> server.stamped() > 0)
                || WatchedSessions.of(facts)
                        .filter(sessions -> sessions.kept().stream().anyMatch(kept -> kept > 0))
                        .isPresent();
    }

    private static Optional<String> slept(SleptThrough slept) {
        if (slept.all()) {
            return Optional.of((slept.sessions() == 1
                            ? "The service's only session"
                            : "All " + Wording.number(slept.sessions()) + " sessions of the service")
                    + " slept through the last load: it never reached the database, or every connection was lent before it and"
                    + " never given back. See what the load got; the guard at --target or the pools' own figures (--metrics,"
                    + " --jmx) tell.");
        }
        return slept.everMore()
                ? Optional.of("Ever more of the service's sessions fell asleep and never worked again ("
                        + slept.counts().stream().map(Wording::number).collect(Collectors.joining(", ")) + " of "
                        + Wording.number(slept.sessions())
                        + "): lent and never given back, or a pool of which less was needed each time. What tells: the pools'"
                        + " own figures with --metrics or --jmx; the guard at --target; or more repetitions, in which idle"
                        + " ones work again.")
                : Optional.empty();
    }

    private static String whose(WatchFacts watch) {
        var sessions = watch.sessions();
        return sessions == null || sessions.isEmpty()
                ? ""
                : " with "
                        + sessions.entrySet().stream()
                                .map(condition -> condition.getKey() + "=" + condition.getValue())
                                .sorted()
                                .collect(Collectors.joining(", "));
    }

    /** What worked at the baseline already works all the time, and says nothing. */
    private static void atWork(Facts facts, ServerEvidence server, List<String> objections) {
        ServerEvidence before = facts.serverBefore();
        Set<Long> always = before == null
                ? Set.of()
                : before.sessions().stream()
                        .filter(session -> !session.command().equals(ASLEEP))
                        .map(Session::id)
                        .collect(Collectors.toSet());
        List<Session> working = server.sessions().stream()
                .filter(session -> !session.command().equals(ASLEEP)
                        && !always.contains(session.id())
                        && session.seconds() * MILLIS > facts.restedMillis())
                .toList();
        if (!working.isEmpty()) {
            objections.add(Wording.count(working.size(), "session") + " still worked "
                    + Wording.seconds(facts.restedMillis())
                    + " after the load had ended, so nothing can be said of them at rest. Wait longer with --drain, or end what"
                    + " runs on.");
        }
    }

    private static String cannotTell(WatchedSessions sessions) {
        return "At rest the service keeps " + Wording.count(sessions.growth(), "more session")
                + " than before the load. From the server alone nobody can tell a pool that has grown from connections that do"
                + " not come back. What tells: --repeat " + WatchedSessions.REPETITIONS_THAT_PROVE
                + ", so that growth goes on or stops; --expect-pool-max COUNT, if you know the most that it may keep; the pools'"
                + " own figures with --metrics or --jmx; or the guard at --target.";
    }
}
