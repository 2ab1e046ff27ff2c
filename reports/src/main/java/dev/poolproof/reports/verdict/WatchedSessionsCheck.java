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
 * worked; they must be at rest in the end; where they became more, something must
 * tell a pool that has grown from connections that do not come back: the pools, the guard, the maximum that the
 * service may keep, or more repetitions. Where all that worked are gone, the service must be known to live on: with a
 * process that ends, what it lost ends too. And of those that stay something must tell that they were given back, for
 * on the server they sleep either way: the pools, the guard, or that they worked again in another repetition. What
 * is proven otherwise needs none of it.
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
        Optional<String> grown = grown(facts, watch);
        grown.ifPresent(objections::add);
        if (!fromInside) {
            Optional<SleptThrough> sessions = SleptThrough.of(facts);
            if (!facts.servesOn() && wasSeen(facts)) {
                sessions.filter(SleptThrough::allThatWorkedAreGone).ifPresent(gone -> objections.add(gone(watch)));
            }
            sessions.flatMap(slept -> slept.all() || grown.isEmpty() ? slept(slept) : Optional.empty())
                    .ifPresent(objections::add);
            atWork(facts, server, objections);
        }
        return objections;
    }

    private static Optional<String> grown(Facts facts, WatchFacts watch) {
        return watch.expectedMaximum() != null
                ? Optional.empty()
                : WatchedSessions.of(facts)
                        .filter(sessions -> !sessions.restsAgain())
                        .map(WatchedSessionsCheck::cannotTell);
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
            return Optional.of((slept.sessions().size() == 1
                            ? "The service's only session"
                            : "All " + Wording.number(slept.sessions().size()) + " sessions of the service")
                    + " slept through the last load: it never reached the database, or every connection was lent before it and"
                    + " never given back. See what the load got; the guard at --target or the pools' own figures (--metrics,"
                    + " --jmx) tell.");
        }
        return slept.gaveBack() ? Optional.empty() : Optional.of(notGivenBack(slept));
    }

    private static String notGivenBack(SleptThrough slept) {
        List<Long> last = slept.workedLast();
        String tells = "What tells: the pools' own figures with --metrics or --jmx; the guard at --target; or ";
        return last.size() == 1
                ? Wording.count(last.get(0), "session")
                        + " of the service worked in the load and stayed: idle in a pool,"
                        + " or lent and never given back. From the server alone one load does not tell them apart. "
                        + tells
                        + "--repeat " + WatchedSessions.REPETITIONS_THAT_PROVE
                        + ", in which sessions that were given back work again."
                : "In each repetition some of the service's sessions worked for the last time ("
                        + last.stream().map(Wording::number).collect(Collectors.joining(", ")) + " of "
                        + Wording.number(slept.sessions().size())
                        + "): lent and never given back, or idle in a pool of which the load needs little. " + tells
                        + "a load that needs more of them at once, or more repetitions, so that idle ones work again.";
    }

    private static String gone(WatchFacts watch) {
        return "Of the service's sessions none that worked in the load is left: a service that lives on closed them, or they"
                + " ended with their process, and what it had lost with them. What tells: "
                + (watch.targets().isEmpty()
                        ? "the service's address at --target, where it must answer before the load and after it"
                        : "--target, but not every one answered both before the load and after it ("
                                + String.join(", ", watch.targets()) + ")")
                + ". So start the service before the command, and end it after Poolproof; what a command starts and ends"
                + " itself, test from inside: the guard's JUnit extension, or the agent.";
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
                + ", so that growth goes on or stops, and --expect-pool-max COUNT with it, if you know the most that it may keep;"
                + " the pools'"
                + " own figures with --metrics or --jmx; or the guard at --target.";
    }
}
