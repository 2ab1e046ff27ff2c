package dev.poolproof.reports.verdict;

import dev.poolproof.reports.record.GuardEvidence;
import dev.poolproof.reports.record.Outcome;
import dev.poolproof.reports.record.Recheck;
import dev.poolproof.reports.record.RunRecord;
import dev.poolproof.reports.record.Sample;
import dev.poolproof.reports.record.ServerEvidence;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The figures that people quote of a run, counted by the same hands as the verdict. A figure is null where its evidence is
 * missing: nobody knows is not zero.
 *
 * @param requests requests sent during the load
 * @param failures those that ended otherwise than they should have
 * @param failuresByKind the failures by their kind, only kinds that occurred
 * @param connectionsOut borrows − returns at rest, after the load; without the guard what the pools themselves say is in use
 * @param activeAfterDrain connections that the open pools say are in use at rest, after the load
 * @param livePools pools open after the load, as far as they are known
 * @param serverSessions the service's sessions on the server at rest, after the load
 * @param mostServerSessions the most sessions of anybody that the server was seen to hold
 * @param refusedByServer sessions that the server refused between baseline and end, at least
 * @param failedAtRest requests that failed once everything had come to rest; null where none were sent then
 */
public record RunFigures(
        @Nullable Long requests,
        @Nullable Long failures,
        Map<Outcome, Long> failuresByKind,
        @Nullable Long connectionsOut,
        @Nullable Long activeAfterDrain,
        @Nullable Long livePools,
        @Nullable Long serverSessions,
        @Nullable Long mostServerSessions,
        @Nullable Long refusedByServer,
        @Nullable Long failedAtRest) {

    public RunFigures {
        Map<Outcome, Long> inOrder = new EnumMap<>(Outcome.class);
        inOrder.putAll(failuresByKind);
        failuresByKind = Collections.unmodifiableMap(inOrder);
    }

    /** The figures of a run. */
    public static RunFigures of(RunRecord run) {
        Facts facts = new Facts(run);
        Map<Outcome, Long> kinds = new EnumMap<>(Outcome.class);
        for (Outcome outcome : Outcome.values()) {
            if (outcome.isFailure() && facts.outcomes(outcome) > 0) {
                kinds.put(outcome, facts.outcomes(outcome));
            }
        }
        boolean loaded = run.counted() != null;
        GuardEvidence guard = facts.guardAfter();
        ServerEvidence server = facts.serverAfter();
        return new RunFigures(
                run.counted() == null ? null : Long.valueOf(run.counted().sent()),
                loaded ? Long.valueOf(sum(kinds)) : null,
                kinds,
                guard == null
                        ? observedInUse(facts)
                        : Long.valueOf(guard.totals().outstanding()),
                guard == null ? observedInUse(facts) : activeAfterDrain(facts, guard),
                guard == null
                        ? observedPools(facts)
                        : Long.valueOf(guard.totals().livePools()),
                server == null ? null : Long.valueOf(server.sessions().size()),
                mostSessions(run),
                server == null ? null : Long.valueOf(facts.refusals()),
                failedAtRest(run.recheck()));
    }

    /** How many requests failed in this way. */
    public long failures(Outcome kind) {
        return failuresByKind.getOrDefault(kind, 0L);
    }

    private static @Nullable Long failedAtRest(@Nullable Recheck recheck) {
        return recheck == null
                ? null
                : Long.valueOf(recheck.outcomes().entrySet().stream()
                        .filter(outcome -> outcome.getKey().isFailure())
                        .mapToLong(Map.Entry::getValue)
                        .sum());
    }

    private static @Nullable Long activeAfterDrain(Facts facts, GuardEvidence guard) {
        List<PoolChange> live =
                facts.pools().stream().filter(PoolChange::isLive).toList();
        boolean whole = live.size() >= guard.totals().livePools();
        long active = 0;
        for (PoolChange pool : live) {
            var gauges = pool.after().gauges();
            whole = whole && gauges != null;
            active += gauges == null ? 0 : gauges.active();
        }
        return whole ? Long.valueOf(active) : lastActive(facts.run());
    }

    private static @Nullable Long observedInUse(Facts facts) {
        return facts.isObserved() && facts.observed().stream().allMatch(ObservedPool::tellsUse)
                ? Long.valueOf(
                        facts.observed().stream().mapToLong(ObservedPool::out).sum())
                : null;
    }

    private static @Nullable Long observedPools(Facts facts) {
        return facts.isObserved() ? Long.valueOf(facts.observed().size()) : null;
    }

    /** Where the guard's list is cut, its last sample still has the sum over all pools. */
    private static @Nullable Long lastActive(RunRecord run) {
        Long last = null;
        for (Sample sample : run.samples()) {
            Sample.GuardSample guard = sample.guard();
            last = guard == null ? last : Long.valueOf(guard.active());
        }
        return last;
    }

    private static @Nullable Long mostSessions(RunRecord run) {
        Long most = null;
        for (Sample sample : run.samples()) {
            Sample.ServerSample server = sample.server();
            if (server != null && (most == null || server.sessions() > most)) {
                most = server.sessions();
            }
        }
        return most;
    }

    private static long sum(Map<Outcome, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
