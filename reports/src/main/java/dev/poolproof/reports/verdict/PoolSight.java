package dev.poolproof.reports.verdict;

import dev.poolproof.reports.record.Evidence;
import dev.poolproof.reports.record.PoolEvidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the pools' own evidence could not show. */
final class PoolSight {

    private PoolSight() {}

    static List<String> blindSpots(Facts facts) {
        List<String> blindSpots = new ArrayList<>();
        for (PoolEvidence source : sources(facts.run().end())) {
            if (source.pools() != null && source.pools().isEmpty()) {
                blindSpots.add(source.source()
                        + " names no pool: switch the pools' metrics or management beans on in the" + " service.");
            }
        }
        List<ObservedPool> silent =
                facts.observed().stream().filter(pool -> !pool.tellsUse()).toList();
        if (!silent.isEmpty()) {
            blindSpots.add(Wording.list(
                            silent.stream().map(pool -> pool.after().name()).toList())
                    + (silent.size() == 1 ? " does" : " do") + " not say how many connections are in use.");
        }
        if (facts.guardAfter() == null) {
            addGrown(facts, blindSpots);
            addDifference(facts, blindSpots);
        }
        return blindSpots;
    }

    /** New pools may be a tenant's first or a request's: only who made them knows. */
    private static void addGrown(Facts facts, List<String> blindSpots) {
        long grown =
                facts.observed().stream().filter(pool -> pool.before() == null).count();
        if (facts.isObserved() && grown > 0) {
            blindSpots.add(Wording.count(grown, "pool")
                    + (grown == 1 ? " was" : " were")
                    + " not there before the load; whether that is as it should be only the guard can say.");
        }
    }

    /** Whose the sessions are that no pool knows cannot be told in one go; in every repetition more of them are a finding. */
    private static void addDifference(Facts facts, List<String> blindSpots) {
        Reconciliation.of(facts)
                .filter(books -> books.cameApart() && facts.run().cycles().isEmpty())
                .ifPresent(books -> blindSpots.add("At rest the server holds "
                        + Wording.count(books.sessions(), "session") + " of the service and its pools count "
                        + Wording.count(books.pooled(), "connection")
                        + "; before the load they agreed. Whether that grows, a second time would tell (--repeat 2)."));
    }

    private static List<PoolEvidence> sources(@Nullable Evidence evidence) {
        return Stream.ofNullable(evidence)
                .map(Evidence::pools)
                .filter(Objects::nonNull)
                .flatMap(List::stream)
                .toList();
    }
}
