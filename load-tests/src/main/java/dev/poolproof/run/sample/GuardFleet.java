package dev.poolproof.run.sample;

import dev.poolproof.reports.record.GuardEvidence;
import dev.poolproof.reports.record.GuardEvidence.Borrow;
import dev.poolproof.reports.record.GuardEvidence.Pool;
import dev.poolproof.reports.record.GuardEvidence.ProcessFacts;
import dev.poolproof.reports.record.GuardEvidence.Route;
import dev.poolproof.reports.record.GuardEvidence.Totals;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * Several instances of one service, told as one: sums are sums, and a line that borrows in each of them is one
 * line.
 */
final class GuardFleet {

    /** Each instance counts its pools from 1: so far apart no two of them meet. */
    private static final long APART = 1_000_000_000L;

    private GuardFleet() {}

    /**
     * The snapshots as one; the same where there is one.
     *
     * @param snapshots at least one, always in the same order
     */
    static GuardEvidence together(List<GuardEvidence> snapshots) {
        GuardEvidence first = snapshots.get(0);
        if (snapshots.size() == 1) {
            return first;
        }
        List<Pool> pools = new ArrayList<>();
        List<Borrow> outstanding = new ArrayList<>();
        for (int i = 0; i < snapshots.size(); i++) {
            long offset = i * APART;
            snapshots.get(i).pools().forEach(pool -> pools.add(moved(pool, offset)));
            snapshots.get(i).outstanding().forEach(borrow -> outstanding.add(moved(borrow, offset)));
        }
        return new GuardEvidence(
                first.format(),
                first.version(),
                snapshots.stream()
                        .mapToLong(GuardEvidence::capturedAtEpochMillis)
                        .min()
                        .orElseThrow(),
                process(snapshots),
                new Totals(
                        sum(snapshots, one -> one.totals().borrows()),
                        sum(snapshots, one -> one.totals().returns()),
                        sum(snapshots, one -> one.totals().failedBorrows()),
                        sum(snapshots, one -> one.totals().poolsCreated()),
                        sum(snapshots, one -> one.totals().poolsClosed())),
                pools,
                all(snapshots, GuardEvidence::poolSites),
                routes(snapshots),
                all(snapshots, GuardEvidence::lateReturns),
                all(snapshots, GuardEvidence::nestedBorrows),
                all(snapshots, GuardEvidence::returnDefects),
                all(snapshots, GuardEvidence::rawAccess),
                first.tracker(),
                outstanding);
    }

    private static ProcessFacts process(List<GuardEvidence> snapshots) {
        ProcessFacts first = snapshots.get(0).process();
        return new ProcessFacts(
                first.pid(),
                // The youngest: one that was started again is seen.
                snapshots.stream()
                        .mapToLong(one -> one.process().startedAtEpochMillis())
                        .max()
                        .orElseThrow(),
                sum(snapshots, one -> one.process().heapUsedBytes()),
                sum(snapshots, one -> one.process().heapMaxBytes()),
                (int) sum(snapshots, one -> one.process().threads()),
                first.javaVersion());
    }

    private static long sum(List<GuardEvidence> snapshots, ToLongFunction<GuardEvidence> figure) {
        return snapshots.stream().mapToLong(figure).sum();
    }

    private static <T> List<T> all(List<GuardEvidence> snapshots, Function<GuardEvidence, List<T>> part) {
        return snapshots.stream().flatMap(one -> part.apply(one).stream()).toList();
    }

    private static List<Route> routes(List<GuardEvidence> snapshots) {
        Map<String, Route> routes = new LinkedHashMap<>();
        all(snapshots, GuardEvidence::routes)
                .forEach(route -> routes.merge(
                        route.route(),
                        route,
                        (one, other) -> new Route(
                                one.route(),
                                one.requests() + other.requests(),
                                one.failedRequests() + other.failedRequests(),
                                one.borrows() + other.borrows(),
                                Math.max(one.maxBorrowsFromOnePool(), other.maxBorrowsFromOnePool()),
                                one.mostFrequentSite() == null ? other.mostFrequentSite() : one.mostFrequentSite())));
        return List.copyOf(routes.values());
    }

    private static Pool moved(Pool pool, long offset) {
        return new Pool(
                pool.id() + offset,
                pool.name(),
                pool.tenant(),
                pool.target(),
                pool.createdAtEpochMillis(),
                pool.createdBy(),
                pool.createdOnRoute(),
                pool.closedAtEpochMillis(),
                pool.closedBy(),
                pool.closedOnRoute(),
                pool.borrows(),
                pool.returns(),
                pool.requests(),
                pool.lastBorrowAtEpochMillis(),
                pool.failedBorrows(),
                pool.refusedAfterClose(),
                pool.gauges(),
                pool.settings());
    }

    private static Borrow moved(Borrow borrow, long offset) {
        return new Borrow(
                borrow.pool(),
                borrow.poolId() + offset,
                borrow.tenant(),
                borrow.route(),
                borrow.borrowedAtEpochMillis(),
                borrow.thread(),
                borrow.site(),
                borrow.stack(),
                borrow.siteInferred(),
                borrow.requestEnded(),
                borrow.requestFailure(),
                borrow.otherThread(),
                borrow.borrowedAgain(),
                borrow.use(),
                borrow.owner());
    }
}
