package dev.poolproof.reports.verdict;

import dev.poolproof.reports.record.GuardEvidence.Borrow;
import dev.poolproof.reports.record.GuardEvidence.Owner;
import dev.poolproof.reports.record.GuardEvidence.Site;
import dev.poolproof.reports.record.GuardEvidence.Use;
import dev.poolproof.reports.record.Outcome;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What became of the connections that one line lost: why, how fast, what was last done with one and what its owner does now.
 *
 * @param cause the likely cause
 * @param leaked the connections
 * @param loss how fast they are lost, null where nobody knows
 */
record LeakStory(
        LeakCause cause, List<Borrow> leaked, @Nullable LossRate loss) {

    /**
     * Of connections that one line lost on these routes.
     *
     * @param leaked those that the guard lists
     * @param byAnyRoute all that this line lost and the guard lists
     * @param lost how many this line lost on these routes, listed or not
     */
    static LeakStory of(Facts facts, List<Borrow> leaked, List<Borrow> byAnyRoute, List<String> routes, long lost) {
        List<PoolChange> pools = facts.pools().stream()
                .filter(pool -> leaked.stream()
                        .anyMatch(borrow -> borrow.poolId() == pool.after().id()))
                .toList();
        boolean exhausted = pools.stream().anyMatch(PoolChange::isFullyOut);
        long requests = facts.guard().requests(routes);
        LeakCause cause = LeakCause.of(
                leaked, byAnyRoute, lostPerRequest(facts, lost, routes, pools, exhausted), lostPerBorrow(lost, pools));
        OptionalInt smallest = pools.stream()
                .map(pool -> pool.after().gauges())
                .filter(gauges -> gauges != null && gauges.maximum() > 0)
                .mapToInt(gauges -> gauges.maximum())
                .min();
        Integer maximum = smallest.isPresent() ? Integer.valueOf(smallest.getAsInt()) : null;
        return new LeakStory(
                cause, leaked, LossRate.of(lost, requests, exhausted, maximum).orElse(null));
    }

    /** Once a pool was exhausted, requests timed out that had nothing to lose; they say nothing of the way back. */
    private static double lostPerRequest(
            Facts facts, long lost, List<String> routes, List<PoolChange> pools, boolean exhausted) {
        long requests = facts.guard().requests(routes);
        if (requests == 0) {
            return Double.NaN;
        }
        long timedOut = pools.stream()
                .mapToLong(pool -> pool.failedBorrows().getOrDefault(Outcome.ACQUIRE_TIMEOUT.name(), 0L))
                .sum();
        long failed = facts.guard().failedRequests(routes);
        long inVain = exhausted ? (failed > 0 ? Math.min(failed, timedOut) : timedOut) : 0;
        return (double) lost / Math.max(lost, requests - inVain);
    }

    private static double lostPerBorrow(long lost, List<PoolChange> pools) {
        long borrows = pools.stream().mapToLong(PoolChange::borrowsMore).sum();
        return (double) lost / Math.max(lost, borrows);
    }

    void tell(FindingDraft draft) {
        draft.cause(cause.id()).loss(loss).detail("Cause", "Likely " + cause.inWords() + because() + ".");
        Borrow typical = typical();
        draft.detail("Last use", lastUse(typical.use())).detail("Owner", owner(typical));
    }

    /** The one that the most is known of. */
    private Borrow typical() {
        return leaked.stream()
                .max(Comparator.comparingLong(
                        borrow -> borrow.use() == null ? -1 : borrow.use().operations()))
                .orElseThrow();
    }

    private String because() {
        return switch (cause) {
            case CLIENT_ABORT, EXCEPTION_PATH ->
                failures().map(failures -> " (" + failures + ")").orElse("");
            case REASSIGNED ->
                leaked.stream()
                        .map(Borrow::borrowedAgain)
                        .filter(site -> site != null)
                        .findFirst()
                        .map(site -> " (at " + site.shortForm() + ")")
                        .orElse("");
            case STREAM_LEFT_OPEN -> " (" + Wording.count(openStatements(), "statement") + " still open)";
            case THREAD_LOCAL ->
                usesAfterRequest() == 0
                        ? ", as others that this line borrowed were"
                        : " (" + Wording.count(usesAfterRequest(), "time") + ")";
            case ABANDONED_TASK, EARLY_RETURN, SOME_WAY, NEVER_RELEASED -> "";
        };
    }

    private Optional<String> failures() {
        Map<String, Long> kinds = leaked.stream()
                .map(LeakStory::failure)
                .flatMap(Optional::stream)
                .collect(Collectors.groupingBy(kind -> kind, Collectors.counting()));
        return kinds.entrySet().stream()
                .max(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(most -> Wording.number(most.getValue()) + " × " + most.getKey());
    }

    private static Optional<String> failure(Borrow borrow) {
        Use use = borrow.use();
        String failure = use != null && use.lastFailure() != null ? use.lastFailure() : borrow.requestFailure();
        return Optional.ofNullable(failure);
    }

    private long openStatements() {
        return leaked.stream()
                .mapToLong(borrow -> borrow.use() == null ? 0 : borrow.use().openStatements())
                .sum();
    }

    private long usesAfterRequest() {
        return leaked.stream()
                .mapToLong(borrow -> borrow.use() == null ? 0 : borrow.use().usesAfterRequest())
                .sum();
    }

    private static @Nullable String lastUse(@Nullable Use use) {
        if (use == null) {
            return null;
        }
        if (use.operations() == 0 && use.lastOperation() == null) {
            return use.openStatements() == 0
                    ? "Nothing was ever done with it."
                    : "A statement was made on it and never run.";
        }
        Site at = use.lastUse();
        return (use.lastOperation() == null ? "an unknown call" : use.lastOperation())
                + (at == null ? "" : " at " + at.shortForm())
                + (use.lastFailure() == null ? "" : ", which threw " + use.lastFailure()) + "; "
                + Wording.count(use.operations(), "operation") + " on it in all.";
    }

    private static @Nullable String owner(Borrow borrow) {
        Owner owner = borrow.owner();
        if (owner == null) {
            return null;
        }
        if (owner.state().equals("TERMINATED")) {
            return "Thread " + borrow.thread() + ", which has ended.";
        }
        Site at = owner.at();
        return "Thread " + borrow.thread() + ", now " + owner.state()
                + (at == null ? " and in none of the application's lines." : " at " + at.shortForm() + ".");
    }
}
