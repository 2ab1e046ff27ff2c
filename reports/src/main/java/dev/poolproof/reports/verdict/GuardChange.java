package dev.poolproof.reports.verdict;

import dev.poolproof.reports.record.GuardEvidence;
import dev.poolproof.reports.record.GuardEvidence.LateReturn;
import dev.poolproof.reports.record.GuardEvidence.NestedBorrow;
import dev.poolproof.reports.record.GuardEvidence.RawAccess;
import dev.poolproof.reports.record.GuardEvidence.ReturnDefect;
import dev.poolproof.reports.record.GuardEvidence.Route;
import dev.poolproof.reports.record.GuardEvidence.Tracker;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the guard counted between baseline and end, group by group; groups that did not grow are left out. Without a baseline
 * everything counts, without an end nothing does.
 */
final class GuardChange {

    private final @Nullable GuardEvidence before;
    private final @Nullable GuardEvidence after;

    GuardChange(@Nullable GuardEvidence before, @Nullable GuardEvidence after) {
        this.before = before;
        this.after = after;
    }

    /** What each route did. The most that one request borrowed is that since the process started. */
    List<Route> routes() {
        return grown(
                GuardEvidence::routes,
                Route::route,
                Route::requests,
                (now, then) -> new Route(
                        now.route(),
                        now.requests() - then.requests(),
                        now.failedRequests() - then.failedRequests(),
                        now.borrows() - then.borrows(),
                        now.maxBorrowsFromOnePool(),
                        now.mostFrequentSite()));
    }

    /** Requests that these routes finished. */
    long requests(Collection<String> routes) {
        return sum(routes, Route::requests);
    }

    /** Requests of these routes that failed, as far as the guard was told. */
    long failedRequests(Collection<String> routes) {
        return sum(routes, Route::failedRequests);
    }

    private long sum(Collection<String> routes, ToLongFunction<Route> count) {
        return routes().stream()
                .filter(route -> routes.contains(route.route()))
                .mapToLong(count)
                .sum();
    }

    /** Late returns. The longest hold is that since the process started. */
    List<LateReturn> lateReturns() {
        return grown(
                GuardEvidence::lateReturns,
                late -> List.of(late.pool(), late.site(), known(late.route()), known(late.tenant())),
                LateReturn::count,
                (now, then) -> new LateReturn(
                        now.pool(),
                        now.tenant(),
                        now.route(),
                        now.site(),
                        now.count() - then.count(),
                        now.afterRequest() - then.afterRequest(),
                        now.heldMillis() - then.heldMillis(),
                        now.busyMillis() - then.busyMillis(),
                        now.maxHeldMillis(),
                        now.lastAtEpochMillis()));
    }

    /** Nested borrows. The most that waited at once, and whether all did, is since the process started. */
    List<NestedBorrow> nestedBorrows() {
        return grown(
                GuardEvidence::nestedBorrows,
                nested -> List.of(
                        nested.pool(), nested.outer(), nested.inner(), known(nested.route()), known(nested.tenant())),
                NestedBorrow::count,
                (now, then) -> new NestedBorrow(
                        now.pool(),
                        now.tenant(),
                        now.route(),
                        now.outer(),
                        now.inner(),
                        now.count() - then.count(),
                        now.refused() - then.refused(),
                        now.maxWaiting(),
                        now.lockstep()));
    }

    /** What was wrong with connections that came back. */
    List<ReturnDefect> returnDefects() {
        return grown(
                GuardEvidence::returnDefects,
                defect -> Stream.of(
                                defect.kind(),
                                defect.detail(),
                                defect.pool(),
                                defect.site(),
                                known(defect.route()),
                                known(defect.tenant()),
                                String.valueOf(defect.leftBy()))
                        .toList(),
                ReturnDefect::count,
                (now, then) -> new ReturnDefect(
                        now.kind(),
                        now.detail(),
                        now.pool(),
                        now.tenant(),
                        now.route(),
                        now.site(),
                        now.leftBy(),
                        now.count() - then.count()));
    }

    /** Lines that reached behind guard and pool. */
    List<RawAccess> rawAccess() {
        return grown(
                GuardEvidence::rawAccess,
                raw -> List.of(raw.type(), raw.pool(), raw.site(), known(raw.route()), known(raw.tenant())),
                RawAccess::count,
                (now, then) -> new RawAccess(
                        now.type(), now.pool(), now.tenant(), now.route(), now.site(), now.count() - then.count()));
    }

    /** Failures that the guard injected because it was told to. */
    long faultsInjected() {
        return Math.max(0, injected(after) - injected(before));
    }

    private static long injected(@Nullable GuardEvidence guard) {
        Tracker tracker = guard == null ? null : guard.tracker();
        return tracker == null ? 0 : tracker.faultsInjected();
    }

    private <T, K> List<T> grown(
            Function<GuardEvidence, List<T>> list,
            Function<T, K> key,
            ToLongFunction<T> count,
            BiFunction<T, T, T> difference) {
        if (after == null) {
            return List.of();
        }
        Map<K, T> known = before == null
                ? Map.of()
                : list.apply(before).stream()
                        .collect(Collectors.toMap(key, Function.identity(), (first, same) -> first));
        return list.apply(after).stream()
                .map(now -> {
                    T then = known.get(key.apply(now));
                    return then == null ? now : difference.apply(now, then);
                })
                .filter(change -> count.applyAsLong(change) > 0)
                .toList();
    }

    private static String known(@Nullable String value) {
        return value == null ? "" : value;
    }
}
