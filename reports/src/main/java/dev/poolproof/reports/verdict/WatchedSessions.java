package dev.poolproof.reports.verdict;

import dev.poolproof.reports.record.Evidence;
import dev.poolproof.reports.record.GuardEvidence;
import dev.poolproof.reports.record.PoolEvidence;
import dev.poolproof.reports.record.RunRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How many sessions a foreign service keeps at rest, each time, less those that its pools are known to keep.
 *
 * @param kept before the load, and after each repetition of it; at least two
 * @param explained whether guard or pools told each time what the pools keep
 */
record WatchedSessions(List<Long> kept, boolean explained) {

    /** Of so few repetitions growth is no proof: the first fills a pool, and the second may fill it further. */
    static final int REPETITIONS_THAT_PROVE = 3;

    WatchedSessions {
        kept = List.copyOf(kept);
    }

    /** Empty for the reference service, and where the server did not tell each time. */
    static Optional<WatchedSessions> of(Facts facts) {
        List<Evidence> rests = rests(facts.run());
        List<Long> sessions = each(rests, WatchedSessions::sessions);
        if (!facts.isForeign() || rests.size() < 2 || sessions.isEmpty()) {
            return Optional.empty();
        }
        List<Long> pooled = each(rests, WatchedSessions::guarded);
        if (pooled.isEmpty()) {
            pooled = each(rests, WatchedSessions::published);
        }
        List<Long> kept = new ArrayList<>();
        for (int i = 0; i < sessions.size(); i++) {
            kept.add(sessions.get(i) - (pooled.isEmpty() ? 0 : pooled.get(i)));
        }
        return Optional.of(new WatchedSessions(kept, !pooled.isEmpty()));
    }

    /** By how many they became more from the first rest to the last. */
    long growth() {
        return kept.get(kept.size() - 1) - kept.get(0);
    }

    /** By how many they became more after the first repetition, which may fill a pool. */
    long growthAfterTheFirst() {
        return kept.get(kept.size() - 1) - kept.get(1);
    }

    /** How often the load was sent. */
    int repetitions() {
        return kept.size() - 1;
    }

    /** Whether they became more in every repetition, and in enough of them. */
    boolean growsOn() {
        boolean grows = repetitions() >= REPETITIONS_THAT_PROVE;
        for (int i = 2; i < kept.size(); i++) {
            grows = grows && kept.get(i) > kept.get(i - 1);
        }
        return grows;
    }

    /** Whether it is known that they do not become more with the load, or not in every repetition. */
    boolean restsAgain() {
        return growth() <= 0
                || (repetitions() == 2 && growthAfterTheFirst() <= 0)
                || (repetitions() >= REPETITIONS_THAT_PROVE && !growsOn());
    }

    private static List<Evidence> rests(RunRecord run) {
        List<Evidence> rests = new ArrayList<>();
        if (run.baseline() != null && run.end() != null) {
            rests.add(run.baseline());
            rests.addAll(run.cycles());
            rests.add(run.end());
        }
        return rests;
    }

    /** The figure of each rest; empty where one of them does not tell. */
    private static List<Long> each(List<Evidence> rests, Function<Evidence, @Nullable Long> figure) {
        List<Long> figures = new ArrayList<>();
        for (Evidence rest : rests) {
            Long told = figure.apply(rest);
            if (told == null) {
                return List.of();
            }
            figures.add(told);
        }
        return figures;
    }

    private static @Nullable Long sessions(Evidence rest) {
        return rest.server() == null
                ? null
                : Long.valueOf(rest.server().sessions().size());
    }

    private static @Nullable Long guarded(Evidence rest) {
        GuardEvidence guard = rest.guard();
        if (guard == null) {
            return null;
        }
        List<GuardEvidence.Pool> live = guard.pools().stream()
                .filter(pool -> pool.closedAtEpochMillis() == null)
                .toList();
        long total = 0;
        for (GuardEvidence.Pool pool : live) {
            var gauges = pool.gauges();
            if (gauges != null) {
                total += gauges.total();
            } else if (pool.borrows() > 0) {
                return null;
            } // Else it waits for its first borrower, as Spring Boot's does, and has opened nothing yet.
        }
        return live.size() < guard.totals().livePools() ? null : Long.valueOf(total);
    }

    private static @Nullable Long published(Evidence rest) {
        List<PoolEvidence> sources = rest.pools();
        if (sources == null) {
            return null;
        }
        long total = 0;
        for (PoolEvidence source : sources) {
            List<PoolEvidence.Pool> pools = source.pools();
            if (pools == null) {
                return null;
            }
            for (PoolEvidence.Pool pool : pools) {
                Long open = pool.total();
                if (open == null) {
                    return null;
                }
                total += open;
            }
        }
        return total;
    }
}
