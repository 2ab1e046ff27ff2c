package dev.poolproof.reports.verdict;

import dev.poolproof.reports.record.GuardEvidence;
import dev.poolproof.reports.record.Sample;
import dev.poolproof.reports.record.WatchFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** What is to be said of the evidence of a foreign service. */
final class WatchSight {

    private static final String ABORTED_COUNTER = "Aborted_clients";

    private WatchSight() {}

    /** What could not be seen. */
    static List<String> blindSpots(Facts facts) {
        List<String> blindSpots = new ArrayList<>();
        GuardEvidence guard = facts.guardAfter();
        if (facts.asksServer() && facts.serverAfter() == null) {
            blindSpots.add(
                    "Without the server's evidence before and after the load: sessions that stay, and refusals.");
        } else if (!facts.asksServer()) {
            blindSpots.add("Without a server (--db): sessions that stay, open transactions, and refusals.");
        }
        blindSpots.addAll(PoolSight.blindSpots(facts));
        if (guard == null && !facts.isObserved()) {
            blindSpots.add(
                    "From the server alone: connections that are lent and never given back within what their pool may open,"
                            + " which sleep there as idle ones do"
                            + (facts.loads().size() < WatchedSessions.REPETITIONS_THAT_PROVE
                                    ? " (--repeat 3 shows whether they work again)"
                                    : "")
                            + "; and at which line.");
        } else if (guard == null) {
            blindSpots.add(
                    "Without the guard: which line, route and tenant borrowed, and which pools were created and closed.");
        }
        if (guard == null && !facts.isObserved() && !facts.servesOn()) {
            SleptThrough.of(facts)
                    .filter(slept -> slept.others() && !slept.allThatWorkedAreGone())
                    .ifPresent(
                            slept -> blindSpots.add("Whose the sessions were that came and went with the load: what a"
                                    + " process lost that ended with it, ended too."));
        }
        if (guard == null && facts.asksServer()) {
            blindSpots.add(
                    "Variables, named locks, temporary tables and prepared statements that sessions keep: not judged"
                            + " from the server, for a pool or driver may keep them on purpose. The guard's session checks tell.");
        }
        if (facts.run().counted() == null) {
            blindSpots.add("What the clients got: the load is not Poolproof's own, and says so itself.");
        }
        return blindSpots;
    }

    /** What is no finding and still worth a look. */
    static List<String> notes(Facts facts) {
        List<String> notes = new ArrayList<>();
        if (!facts.isForeign()) {
            return notes;
        }
        PoolContentionRule.borne(facts).ifPresent(notes::add);
        long aborted = facts.rise(ABORTED_COUNTER);
        if (aborted > 0 && facts.isServerOnly()) {
            notes.add("The server counted " + Wording.count(aborted, "session")
                    + " of anybody that ended without a goodbye (" + ABORTED_COUNTER
                    + "): a program that ended without closing them, a network that broke, or wait_timeout.");
        }
        if (facts.guardAfter() == null && !facts.isObserved()) {
            SleptThrough.of(facts)
                    .filter(slept -> slept.last() > 0)
                    .ifPresent(slept -> notes.add(Wording.count(slept.last(), "session") + " of "
                            + Wording.number(slept.sessions().size()) + " slept through the "
                            + (slept.counts().size() == 1 ? "" : "last ") + "load"
                            + (slept.counts().size() == 1
                                    ? ""
                                    : " (in each repetition: "
                                            + slept.counts().stream()
                                                    .map(Wording::number)
                                                    .collect(Collectors.joining(", "))
                                            + ")")
                            + ": idle in the pool, or lent and never given back; the server cannot tell."));
        }
        WatchFacts watch = facts.watch();
        Integer expected = watch == null ? null : watch.expectedMaximum();
        long most = facts.run().samples().stream()
                .map(Sample::server)
                .filter(Objects::nonNull)
                .mapToLong(Sample.ServerSample::stamped)
                .max()
                .orElse(0);
        if (expected != null && most > expected) {
            notes.add("Meanwhile the service had up to " + Wording.count(most, "session") + ", more than the "
                    + Wording.number(expected) + " that it may keep: somebody opens connections past its pools.");
        }
        WatchedSessions.of(facts)
                .filter(sessions -> sessions.growth() > 0 && sessions.restsAgain())
                .ifPresent(sessions -> notes.add("At rest the service keeps "
                        + Wording.count(sessions.growth(), "more session")
                        + " than before the load; they did not become more in every repetition, as those of a pool that has"
                        + " grown."));
        return notes;
    }
}
