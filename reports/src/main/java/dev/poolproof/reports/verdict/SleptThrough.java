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
import java.util.stream.IntStream;

/**
 * Which of a foreign service's sessions did nothing while the load was sent. The server counts their sleep in
 * whole seconds, and MySQL from one second of its clock to another: 1.1 s may be 2 (8.0.33). So rather too few
 * are found than too many, and only those that slept for a while before it.
 *
 * @param asleep their ids at the rest after each repetition, at least one
 * @param sessions the ids of all that there are after the last
 * @param others whether more sessions than those were seen during the last repetition, which may have worked
 */
record SleptThrough(List<Set<Long>> asleep, Set<Long> sessions, boolean others) {

    private static final long MILLIS = 1_000;

    /** By so much the server may count too many, and answer too late. */
    private static final long BLUR_MILLIS = 1_500;

    SleptThrough {
        asleep = List.copyOf(asleep);
        sessions = Set.copyOf(sessions);
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
                    .filter(session ->
                            session.command().equals("Sleep") && session.seconds() * MILLIS >= since + BLUR_MILLIS)
                    .map(Session::id)
                    .collect(Collectors.toSet()));
        }
        Set<Long> sessions = last.sessions().stream().map(Session::id).collect(Collectors.toSet());
        boolean others = saw(run, loads.get(loads.size() - 1), sessions.size());
        return Optional.of(new SleptThrough(asleep, sessions, others));
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
     * How many of the sessions that are still there worked in each repetition for the last time. A session that
     * was lent and never given back in one of them is among those of that one.
     */
    List<Long> workedLast() {
        return IntStream.range(0, asleep.size())
                .mapToObj(i -> sessions.stream()
                        .filter(session -> !asleep.get(i).contains(session))
                        .filter(session -> asleep.subList(i + 1, asleep.size()).stream()
                                .allMatch(later -> later.contains(session)))
                        .count())
                .toList();
    }

    /**
     * Whether a load that loses a connection each time is ruled out: no session is still there that worked in any
     * repetition, or all that worked in one of them worked again in a later one, and some in the last. A load that
     * loses all of one pool at its first time, and goes on with another pool, is not told from a pool of which less
     * was needed later.
     */
    boolean gaveBack() {
        List<Long> last = workedLast();
        long inTheLast = last.get(last.size() - 1);
        return last.stream().allMatch(count -> count == 0)
                || (inTheLast > 0 && last.subList(0, last.size() - 1).contains(0L));
    }

    /** Whether no session is known to have worked in the last repetition. */
    boolean all() {
        return !sessions.isEmpty() && last() == sessions.size() && !others;
    }

    /** Whether none of the sessions that stay worked in the last repetition: those that did are gone. */
    boolean allThatWorkedAreGone() {
        return last() == sessions.size() && (others || sessions.isEmpty());
    }
}
