package dev.poolproof.reports.verdict;

import dev.poolproof.reports.record.ServerEvidence;
import dev.poolproof.reports.record.WatchFacts;
import dev.poolproof.reports.verdict.Finding.Role;
import dev.poolproof.reports.verdict.Sight.Tier;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A foreign service keeps ever more sessions on the server, or more than it was said to.
 *
 * <p>Harm: sessions that come and do not go take all that the server has, and then it refuses everybody.
 *
 * <p>Evidence: the service's sessions at rest, before the load and after each repetition, less those that its
 * pools are known to keep.
 *
 * <p>Threshold: one more than whoever asked said that it may keep; where nobody said, more after each of at
 * least three repetitions than after the one before. The first does not count, because it may fill a pool, and
 * a pool that stays full is right. Where fewer were sent, nobody can tell, and a check says so.
 *
 * <p>Known false alarms: a pool larger than the load needs at once, that happens to grow a little in every
 * repetition; say with its maximum how much it may. Other clients whose sessions look the same.
 */
final class SessionGrowthRule implements Rule {

    @Override
    public String id() {
        return "session-growth";
    }

    @Override
    public Role role() {
        return Role.CAUSE;
    }

    @Override
    public Set<Tier> needs() {
        return Set.of(Tier.SERVER);
    }

    @Override
    public List<Finding> judge(Facts facts) {
        WatchFacts watch = facts.watch();
        ServerEvidence server = facts.serverAfter();
        if (watch == null || server == null) {
            return List.of();
        }
        Integer expected = watch.expectedMaximum();
        if (expected != null) {
            long kept = server.sessions().size();
            return kept <= expected
                    ? List.of()
                    : List.of(finish(
                            kept - expected,
                            "At rest the service keeps " + Wording.count(kept, "session")
                                    + " on the server, more than the " + Wording.number(expected) + " that it may."));
        }
        return WatchedSessions.of(facts)
                .filter(WatchedSessions::growsOn)
                .map(sessions -> List.of(finish(sessions.growthAfterTheFirst(), grown(sessions))))
                .orElse(List.of());
    }

    private static String grown(WatchedSessions sessions) {
        String series = sessions.kept().stream().map(Wording::number).collect(Collectors.joining(", "));
        return "At rest the service keeps more sessions after each of "
                + Wording.count(sessions.repetitions(), "repetition")
                + " of the load: " + series
                + (sessions.explained() ? ", not counting those that its pools say they keep." : ".");
    }

    private Finding finish(long count, String what) {
        return FindingDraft.only(this)
                .count(count)
                .finish(
                        "Sessions come and do not go",
                        what,
                        "Whoever opened them does not close them, or nobody has given them back and the pool opened others."
                                + " They take all that the server has, and then it refuses everybody.",
                        "Look for a connection that is opened or borrowed and not closed on every way, failures included,"
                                + " and for a pool that is made more than once. In a JVM the guard names the line:"
                                + " -javaagent:poolproof-agent.jar.");
    }
}
