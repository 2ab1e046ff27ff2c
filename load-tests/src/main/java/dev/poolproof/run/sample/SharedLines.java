package dev.poolproof.run.sample;

import dev.poolproof.reports.record.GuardEvidence;
import dev.poolproof.reports.record.GuardEvidence.LateReturn;
import dev.poolproof.reports.record.GuardEvidence.NestedBorrow;
import dev.poolproof.reports.record.GuardEvidence.RawAccess;
import dev.poolproof.reports.record.GuardEvidence.ReturnDefect;
import dev.poolproof.reports.record.GuardEvidence.Route;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the snapshots of several instances say of the same route or line, told once, with its counts added up. */
final class SharedLines {

    private SharedLines() {}

    static List<Route> routes(List<GuardEvidence> snapshots) {
        return merged(
                snapshots,
                GuardEvidence::routes,
                route -> key(route.route()),
                (one, other) -> new Route(
                        one.route(),
                        one.requests() + other.requests(),
                        one.failedRequests() + other.failedRequests(),
                        one.borrows() + other.borrows(),
                        Math.max(one.maxBorrowsFromOnePool(), other.maxBorrowsFromOnePool()),
                        one.mostFrequentSite() == null ? other.mostFrequentSite() : one.mostFrequentSite()));
    }

    static List<LateReturn> lateReturns(List<GuardEvidence> snapshots) {
        return merged(
                snapshots,
                GuardEvidence::lateReturns,
                late -> key(late.pool(), late.tenant(), late.route(), late.site()),
                (one, other) -> new LateReturn(
                        one.pool(),
                        one.tenant(),
                        one.route(),
                        one.site(),
                        one.count() + other.count(),
                        one.afterRequest() + other.afterRequest(),
                        one.heldMillis() + other.heldMillis(),
                        one.busyMillis() + other.busyMillis(),
                        Math.max(one.maxHeldMillis(), other.maxHeldMillis()),
                        Math.max(one.lastAtEpochMillis(), other.lastAtEpochMillis())));
    }

    /** Requests of different instances cannot wait for each other: the most that waited is that of one of them. */
    static List<NestedBorrow> nestedBorrows(List<GuardEvidence> snapshots) {
        return merged(
                snapshots,
                GuardEvidence::nestedBorrows,
                nested -> key(nested.pool(), nested.tenant(), nested.route(), nested.outer(), nested.inner()),
                (one, other) -> new NestedBorrow(
                        one.pool(),
                        one.tenant(),
                        one.route(),
                        one.outer(),
                        one.inner(),
                        one.count() + other.count(),
                        one.refused() + other.refused(),
                        Math.max(one.maxWaiting(), other.maxWaiting()),
                        one.lockstep() || other.lockstep()));
    }

    static List<ReturnDefect> returnDefects(List<GuardEvidence> snapshots) {
        return merged(
                snapshots,
                GuardEvidence::returnDefects,
                defect -> key(
                        defect.kind(),
                        defect.detail(),
                        defect.pool(),
                        defect.tenant(),
                        defect.route(),
                        defect.site(),
                        defect.leftBy()),
                (one, other) -> new ReturnDefect(
                        one.kind(),
                        one.detail(),
                        one.pool(),
                        one.tenant(),
                        one.route(),
                        one.site(),
                        one.leftBy(),
                        one.count() + other.count()));
    }

    static List<RawAccess> rawAccess(List<GuardEvidence> snapshots) {
        return merged(
                snapshots,
                GuardEvidence::rawAccess,
                raw -> key(raw.type(), raw.pool(), raw.tenant(), raw.route(), raw.site()),
                (one, other) -> new RawAccess(
                        one.type(), one.pool(), one.tenant(), one.route(), one.site(), one.count() + other.count()));
    }

    private static <T> List<T> merged(
            List<GuardEvidence> snapshots,
            Function<GuardEvidence, List<T>> part,
            Function<T, List<Object>> key,
            BinaryOperator<T> together) {
        Map<List<Object>, T> known = new LinkedHashMap<>();
        snapshots.forEach(one -> part.apply(one).forEach(each -> known.merge(key.apply(each), each, together)));
        return List.copyOf(known.values());
    }

    private static List<Object> key(@Nullable Object... parts) {
        return Arrays.stream(parts)
                .<Object>map(part -> Objects.requireNonNullElse(part, ""))
                .toList();
    }
}
