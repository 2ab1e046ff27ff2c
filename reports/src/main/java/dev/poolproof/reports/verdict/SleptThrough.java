package dev.poolproof.reports.verdict;

import dev.poolproof.reports.record.Evidence;
import dev.poolproof.reports.record.Phase;
import dev.poolproof.reports.record.RunRecord;
import dev.poolproof.reports.record.Sample;
import dev.poolproof.reports.record.ServerEvidence;
import dev.poolproof.reports.record.ServerEvidence.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which of a foreign service's sessions did nothing while the load was sent. The server counts their sleep in
 * whole seconds, so rather too few are found than too many.
 *
 * @param asleep their ids at the rest after each repetition, at least one
 * @param sessions how many sessions there are after the last
 * @param others whether more sessions than those were seen during the last repetition, which may have worked
 */
record SleptThrough(List<Set<Long>> asleep, long sessions, boolean others) {

    private static final long MILLIS = 1_000;

    /** The first may be chance. */
    private static final int STEPS_THAT_SHOW_A_WAY = 2;

    SleptThrough {
        asleep = List.copyOf(asleep);
    }

    /** Empty for the reference service, and where the server did not tell after each repetition. */
    static Optional<SleptThrough> of(Facts facts) {
        RunRecord run = facts.run();
        List<Evidence> rests = new ArrayList<>(run.cycles());
        Optional.ofNullable(run.end()).ifPresent(rests::add);
        List<Phase> loads = facts.loads();
        ServerEvidence last = facts.serverAfter();
        if (!facts.isForeign() || last == null || rests.size() != loads.size()) {
            return Optional.empty();
        }
        List<Set<Long>> asleep = new ArrayList<>();
        for (int i = 0; i < loads.size(); i++) {
            ServerEvidence server = rests.get(i).server();
            if (server == null) {
                return Optional.empty();
            }
            long since = rests.get(i).atMillis() - loads.get(i).startMillis();
            asleep.add(server.sessions().stream()
                    .filter(session -> session.command().equals("Sleep") && session.seconds() * MILLIS >= since)
                    .map(Session::id)
                    .collect(Collectors.toSet()));
        }
        int sessions = last.sessions().size();
        return Optional.of(new SleptThrough(asleep, sessions, saw(run, loads.get(loads.size() - 1), sessions)));
    }

    private static boolean saw(RunRecord run, Phase load, int sessions) {
        return run.samples().stream()
                .filter(sample -> sample.atMillis() > load.startMillis() && sample.atMillis() <= load.endMillis())
                .map(Sample::server)
                .filter(Objects::nonNull)
                .anyMatch(server -> server.stamped() > sessions);
    }

    /** So many slept through the last repetition. */
    long last() {
        return counts().get(asleep.size() - 1);
    }

    /** How many slept through each repetition. */
    List<Long> counts() {
        return asleep.stream().map(sessions -> (long) sessions.size()).toList();
    }

    /**
     * Whether ever more of them fell asleep, and none ever worked again: so does a pool that is lent away bit by
     * bit, and, more rarely, one of which less is needed each time.
     */
    boolean everMore() {
        int steps = 0;
        for (int i = 1; i < asleep.size(); i++) {
            if (!asleep.get(i).containsAll(asleep.get(i - 1))) {
                return false;
            }
            steps += asleep.get(i).size() > asleep.get(i - 1).size() ? 1 : 0;
        }
        return steps >= STEPS_THAT_SHOW_A_WAY;
    }

    /** Whether no session is known to have worked in the last repetition. */
    boolean all() {
        return sessions > 0 && last() == sessions && !others;
    }
}
