package dev.poolproof.reports.verdict;

import dev.poolproof.reports.record.Evidence;
import dev.poolproof.reports.record.GuardEvidence;
import dev.poolproof.reports.record.LoadFacts;
import dev.poolproof.reports.record.LoadFacts.RequestFacts;
import dev.poolproof.reports.record.Outcome;
import dev.poolproof.reports.record.Phase;
import dev.poolproof.reports.record.PlanFacts;
import dev.poolproof.reports.record.Recheck;
import dev.poolproof.reports.record.RunRecord;
import dev.poolproof.reports.record.Sample;
import dev.poolproof.reports.record.ServerEvidence;
import dev.poolproof.reports.record.WatchFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A run as rules and checks read it: what changed between the evidence before the load and after it. Without evidence
 * before, counters are compared with zero; the run is invalid then, and its findings are marked as unproven.
 */
final class Facts {

    /** The guard's name for what happens outside any request. */
    static final String OUTSIDE_ANY_ROUTE = "-";

    /** MySQL's and MariaDB's counter of sessions refused at {@code max_connections}. */
    private static final String REFUSED_COUNTER = "Connection_errors_max_connections";

    private final RunRecord run;
    private final @Nullable Evidence before;
    private final @Nullable Evidence after;
    private final @Nullable GuardEvidence guardBefore;
    private final @Nullable GuardEvidence guardAfter;
    private final @Nullable ServerEvidence serverBefore;
    private final @Nullable ServerEvidence serverAfter;
    private final List<PoolChange> pools;
    private final List<ObservedPool> observed;
    private final GuardChange guard;

    Facts(RunRecord run) {
        this(run, run.baseline(), run.end());
    }

    private Facts(RunRecord run, @Nullable Evidence before, @Nullable Evidence after) {
        this.run = run;
        this.before = before;
        this.after = after;
        guardBefore = before == null ? null : before.guard();
        guardAfter = after == null ? null : after.guard();
        serverBefore = before == null ? null : before.server();
        serverAfter = after == null ? null : after.server();
        pools = PoolChange.between(guardBefore, guardAfter);
        observed = ObservedPool.between(before == null ? null : before.pools(), after == null ? null : after.pools());
        guard = new GuardChange(guardBefore, guardAfter);
    }

    /** The same facts of each repetition of the load alone, from one rest to the next; these facts where it was sent once. */
    List<Facts> repetitions() {
        List<Facts> repetitions = new ArrayList<>();
        Evidence before = run.baseline();
        for (Evidence rest : run.cycles()) {
            repetitions.add(new Facts(run, before, rest));
            before = rest;
        }
        repetitions.add(new Facts(run, before, run.end()));
        return repetitions;
    }

    RunRecord run() {
        return run;
    }

    @Nullable
    GuardEvidence guardBefore() {
        return guardBefore;
    }

    @Nullable
    GuardEvidence guardAfter() {
        return guardAfter;
    }

    @Nullable
    ServerEvidence serverBefore() {
        return serverBefore;
    }

    @Nullable
    ServerEvidence serverAfter() {
        return serverAfter;
    }

    Sight sight() {
        return SightReader.read(this);
    }

    /** What the guard counted since the baseline. */
    GuardChange guard() {
        return guard;
    }

    /**
     * Whether the run was asked to do without the guard, and did: then a verdict rests on the server, the clients, and the pools
     * where they tell.
     */
    boolean isServerOnly() {
        return !run.plan().evidence().equals(PlanFacts.GUARD) && guardAfter == null;
    }

    /** What was asked for of a service that is somebody else's; null for the reference service. */
    @Nullable
    WatchFacts watch() {
        return run.plan().watch();
    }

    /** Whether the service is somebody else's, so that what its sessions are like may be on purpose. */
    boolean isForeign() {
        return watch() != null;
    }

    /** Whether anybody was to ask the server. */
    boolean asksServer() {
        WatchFacts watch = watch();
        return watch == null || watch.sessions() != null;
    }

    /** How many of the few requests after everything had come to rest ended so; 0 where none were sent. */
    long recheck(Outcome outcome) {
        Recheck recheck = run.recheck();
        return recheck == null ? 0 : recheck.outcomes().getOrDefault(outcome, 0L);
    }

    /** Every pool that the guard listed after the load, with what changed since the baseline. */
    List<PoolChange> pools() {
        return pools;
    }

    /** Every pool that a source of pool evidence named after the load, with what changed since the baseline. */
    List<ObservedPool> observed() {
        return observed;
    }

    /** Whether the pools themselves told before and after the load how many of their connections are in use. */
    boolean isObserved() {
        return answered(before) && answered(after) && observed.stream().anyMatch(ObservedPool::tellsUse);
    }

    private static boolean answered(@Nullable Evidence evidence) {
        return evidence != null
                && evidence.pools() != null
                && evidence.pools().stream().allMatch(source -> source.pools() != null);
    }

    /** Borrows that timed out by the pools' own count since the baseline. */
    long observedTimeouts() {
        return observed.stream().mapToLong(ObservedPool::timeouts).sum();
    }

    /** Whether something happened after the baseline was taken; both times are of the service's clock. */
    boolean afterBaseline(long epochMillis) {
        return guardBefore == null || epochMillis > guardBefore.capturedAtEpochMillis();
    }

    /** A time of the service's clock on the run's clock. Both run on one machine, so both read the same wall clock. */
    long runMillis(long epochMillis) {
        return Math.max(0, epochMillis - run.run().startedAtEpochMillis());
    }

    /** How many requests of the load ended so. */
    long outcomes(Outcome outcome) {
        return requests().stream()
                .mapToLong(request -> request.outcomes().getOrDefault(outcome, 0L))
                .sum();
    }

    /** Failed borrows since the baseline, over all pools, by the guard's name of the kind. */
    Map<String, Long> failedBorrows() {
        return pools.stream()
                .flatMap(pool -> pool.failedBorrows().entrySet().stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, Long::sum, TreeMap::new));
    }

    /** Failed borrows of one kind since the baseline; the guard's kinds and the client's outcomes share their names. */
    long failedBorrows(Outcome kind) {
        return failedBorrows().getOrDefault(kind.name(), 0L);
    }

    /** Sessions that the server itself counted as refused since the baseline. */
    long refusedByServer() {
        return rise(REFUSED_COUNTER);
    }

    /** By how much one of the server's counters rose since the baseline. */
    long rise(String counter) {
        if (serverAfter == null) {
            return 0;
        }
        long before = serverBefore == null ? 0 : serverBefore.counters().getOrDefault(counter, 0L);
        return Math.max(0, serverAfter.counters().getOrDefault(counter, 0L) - before);
    }

    /**
     * Sessions that the server refused since the baseline, by the witness who saw the most: at least so many. MariaDB
     * 11.4.5 does not count those that it lets in to its reserved slot and then turns away.
     */
    long refusals() {
        return Math.max(
                refusedByServer(),
                Math.max(outcomes(Outcome.TOO_MANY_CONNECTIONS), failedBorrows(Outcome.TOO_MANY_CONNECTIONS)));
    }

    /** Whether the server refused anybody during the load. */
    boolean serverWasFull() {
        return refusals() > 0;
    }

    /** What the load generator counted, per kind of request; empty where it never reported. */
    List<RequestFacts> requests() {
        LoadFacts load = run.load();
        return load == null ? List.of() : load.requests();
    }

    /** The stretches in which load was sent, one a repetition. */
    List<Phase> loads() {
        return run.phases().stream()
                .filter(phase -> phase.name() == Phase.Name.LOAD)
                .toList();
    }

    /** Whether a foreign service is known to have served before the load and after it: each of its addresses answered. */
    boolean servesOn() {
        Evidence first = run.baseline();
        Evidence end = run.end();
        return first != null
                && end != null
                && Boolean.TRUE.equals(first.answered())
                && Boolean.TRUE.equals(end.answered());
    }

    /** The samples taken while load was sent. */
    List<Sample> samplesUnderLoad() {
        return run.samples().stream()
                .filter(sample -> loads().stream()
                        .anyMatch(load ->
                                sample.atMillis() > load.startMillis() && sample.atMillis() <= load.endMillis()))
                .toList();
    }

    /** How many answers of a kind clients got, as the end of a sentence; empty where nobody knows. */
    String clientsGot(long answers) {
        return run.counted() == null ? "" : "; clients got " + Wording.count(answers, "such answer");
    }

    /** When the load began, 0 where it never did. */
    long loadStart() {
        return loads().stream().mapToLong(Phase::startMillis).min().orElse(0);
    }

    /** When the load ended, for the last time where it was repeated; 0 where it never began. */
    long loadEnd() {
        return loads().stream().mapToLong(Phase::endMillis).max().orElse(0);
    }

    /** How long after the load's end the last evidence was taken, 0 where either is missing. */
    long restedMillis() {
        Evidence end = run.end();
        return loads().isEmpty() || end == null ? 0 : Math.max(0, end.atMillis() - loadEnd());
    }

    /** Time between the two evidences at rest that these facts compare; the largest there is where one is missing. */
    long millisBetweenRests() {
        return before == null || after == null ? Long.MAX_VALUE : after.atMillis() - before.atMillis();
    }

    /** The first sample since the load's start in which one source shows something; null where none does. */
    <S> @Nullable Long firstSeen(Function<Sample, @Nullable S> source, Predicate<S> shows) {
        for (Sample sample : run.samples()) {
            S seen = source.apply(sample);
            if (sample.atMillis() >= loadStart() && seen != null && shows.test(seen)) {
                return sample.atMillis();
            }
        }
        return null;
    }

    /** The first sample in which the load had this outcome; null where none shows it. */
    @Nullable
    Long firstSeen(Outcome outcome) {
        return firstSeen(Sample::load, load -> load.outcomes().getOrDefault(outcome, 0L) > 0);
    }
}
