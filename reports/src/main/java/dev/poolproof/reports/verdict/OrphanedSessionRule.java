package dev.poolproof.reports.verdict;

import dev.poolproof.reports.record.Restart;
import dev.poolproof.reports.record.ServerEvidence.Session;
import dev.poolproof.reports.verdict.Finding.Role;
import dev.poolproof.reports.verdict.Sight.Tier;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * An instance was replaced, and the server still held its sessions though the new one served.
 *
 * <p>Harm: for as long as they stay, the server holds the old instance's sessions beside the new one's. A rollout that replaces
 * one instance after the other then needs up to twice the sessions, and meets the server's limit though the fleet fits it: the
 * new instances are refused, and so is everybody else.
 *
 * <p>Evidence: the sessions whose stamp names the old instance, asked for again and again from the moment at which it was told to
 * stop, when nothing was sent to it any more and all that it had lent had its time to come back.
 *
 * <p>Threshold: one, when the run's patience is over; in a run of the reference service that is ten seconds. What closes later than
 * that is not seen to close.
 *
 * <p>Known false alarms: an instance that must finish long work in the background before it stops, which keeps its sessions for
 * that on purpose; a machine so busy that a process needs longer than the patience to end.
 */
final class OrphanedSessionRule implements Rule {

    @Override
    public String id() {
        return "orphaned-session";
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
        List<Restart> orphaning = facts.serverAfter() == null
                ? List.of()
                : facts.run().restarts().stream()
                        .filter(restart -> !left(restart).isEmpty())
                        .toList();
        return orphaning.isEmpty() ? List.of() : List.of(finding(orphaning));
    }

    private Finding finding(List<Restart> restarts) {
        FindingDraft draft = FindingDraft.only(this);
        for (Restart restart : restarts) {
            draft.count(left(restart).size()).since(restart.stopAskedAtMillis());
            left(restart).forEach(session -> draft.tenant(session.tenant()));
        }
        boolean alive = restarts.stream().anyMatch(restart -> restart.endedAtMillis() == null);
        draft.detail(
                        "Instances",
                        Wording.list(restarts.stream()
                                .map(OrphanedSessionRule::inWords)
                                .toList()))
                .detail(
                        "Pools",
                        Wording.list(restarts.stream()
                                .flatMap(restart -> left(restart).stream())
                                .map(Session::pool)
                                .filter(Objects::nonNull)
                                .distinct()
                                .sorted()
                                .toList()));
        long shortest = restarts.stream()
                .mapToLong(restart -> restart.checkedAtMillis() - restart.stopAskedAtMillis())
                .min()
                .orElse(0);
        String what = Wording.count(draft.count(), "session") + " of "
                + Wording.count(restarts.size(), "instance") + " that had been replaced "
                + (draft.count() == 1 ? "was" : "were") + " still on the server " + Wording.seconds(shortest)
                + " after the instance was told to stop, while another one served in its place"
                + (alive ? "; its process lived on." : ", though its process had ended.");
        return draft.finish(
                "An instance that was replaced keeps its sessions",
                what,
                "While instances are replaced one after the other, the server then holds the sessions of old and new at once."
                        + " A fleet that fits it is refused during every rollout, and everybody else with it.",
                alive
                        ? "Close every pool when the service is told to stop, before whatever else its end waits for; and see"
                                + " that nothing keeps the process alive afterwards, a thread that is no daemon for example."
                        : "The server does not know yet that the process is gone: let the service close its pools when it is"
                                + " told to stop instead of being killed, and keep the server's wait_timeout short. A proxy"
                                + " between the two must pass the end of a connection on.");
    }

    private static List<Session> left(Restart restart) {
        List<Session> left = restart.left();
        return left == null ? List.of() : left;
    }

    private static String inWords(Restart restart) {
        return restart.instance() + " (" + Wording.count(left(restart).size(), "session") + ", " + restart.successor()
                + " served in its place)";
    }
}
