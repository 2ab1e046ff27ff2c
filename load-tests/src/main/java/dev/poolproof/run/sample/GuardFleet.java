package dev.poolproof.run.sample;

import dev.poolproof.reports.record.GuardEvidence;
import dev.poolproof.reports.record.GuardEvidence.Borrow;
import dev.poolproof.reports.record.GuardEvidence.Instance;
import dev.poolproof.reports.record.GuardEvidence.Pool;
import dev.poolproof.reports.record.GuardEvidence.PoolSite;
import dev.poolproof.reports.record.GuardEvidence.ProcessFacts;
import dev.poolproof.reports.record.GuardEvidence.Totals;
import dev.poolproof.reports.record.GuardEvidence.Tracker;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Several instances of one service, told as one: sums are sums, and a line that borrows in each of them is one line. Each pool
 * stays the pool of its instance.
 */
final class GuardFleet {

    /** Each instance counts its pools from 1: so far apart no two of them meet. */
    private static final long APART = 1_000_000_000L;

    private GuardFleet() {}

    /**
     * An instance and its snapshot.
     *
     * @param name its name
     * @param snapshot what it says; of one that was replaced, what it said last
     * @param replaced whether another has taken its place; its process, and all pools in it, are gone then
     */
    record Member(String name, GuardEvidence snapshot, boolean replaced) {}

    /**
     * The snapshots as one; the same where there is one.
     *
     * @param members all that there ever were, always in the same order; at least one that was not replaced
     */
    static GuardEvidence together(List<Member> members) {
        GuardEvidence first = members.get(0).snapshot();
        if (members.size() == 1) {
            return first;
        }
        List<GuardEvidence> all = members.stream().map(Member::snapshot).toList();
        List<GuardEvidence> living = members.stream()
                .filter(member -> !member.replaced())
                .map(Member::snapshot)
                .toList();
        List<Pool> pools = new ArrayList<>();
        List<PoolSite> sites = new ArrayList<>();
        List<Borrow> outstanding = new ArrayList<>();
        for (int i = 0; i < members.size(); i++) {
            Member member = members.get(i);
            long offset = i * APART;
            member.snapshot().pools().forEach(pool -> pools.add(moved(pool, member, offset)));
            member.snapshot().poolSites().forEach(site -> sites.add(of(site, member)));
            member.snapshot().outstanding().forEach(borrow -> outstanding.add(moved(borrow, offset)));
        }
        return new GuardEvidence(
                first.format(),
                first.version(),
                living.stream()
                        .mapToLong(GuardEvidence::capturedAtEpochMillis)
                        .min()
                        .orElseThrow(),
                process(living),
                totals(members),
                pools,
                sites,
                SharedLines.routes(all),
                SharedLines.lateReturns(all),
                SharedLines.nestedBorrows(all),
                SharedLines.returnDefects(all),
                SharedLines.rawAccess(all),
                tracker(all),
                outstanding,
                members.stream()
                        .map(member -> new Instance(
                                member.name(), member.snapshot().process().startedAtEpochMillis(), member.replaced()))
                        .toList());
    }

    private static ProcessFacts process(List<GuardEvidence> living) {
        ProcessFacts first = living.get(0).process();
        return new ProcessFacts(
                first.pid(),
                // The youngest: one that was started again is seen.
                living.stream()
                        .mapToLong(one -> one.process().startedAtEpochMillis())
                        .max()
                        .orElseThrow(),
                sum(living, one -> one.process().heapUsedBytes()),
                sum(living, one -> one.process().heapMaxBytes()),
                (int) sum(living, one -> one.process().threads()),
                first.javaVersion());
    }

    private static Totals totals(List<Member> members) {
        List<GuardEvidence> all = members.stream().map(Member::snapshot).toList();
        long goneWithTheirProcess = members.stream()
                .filter(Member::replaced)
                .mapToLong(member -> member.snapshot().totals().livePools())
                .sum();
        return new Totals(
                sum(all, one -> one.totals().borrows()),
                sum(all, one -> one.totals().returns()),
                sum(all, one -> one.totals().failedBorrows()),
                sum(all, one -> one.totals().poolsCreated()),
                sum(all, one -> one.totals().poolsClosed()) + goneWithTheirProcess);
    }

    private static long sum(List<GuardEvidence> snapshots, ToLongFunction<GuardEvidence> figure) {
        return snapshots.stream().mapToLong(figure).sum();
    }

    /** Null where one of them does not tell. */
    private static @Nullable Tracker tracker(List<GuardEvidence> snapshots) {
        List<Tracker> trackers = snapshots.stream()
                .map(GuardEvidence::tracker)
                .filter(Objects::nonNull)
                .toList();
        return trackers.size() < snapshots.size()
                ? null
                : new Tracker(
                        trackers.stream().allMatch(Tracker::sessionChecks),
                        trackers.stream()
                                .flatMap(one -> one.faults().stream())
                                .distinct()
                                .toList(),
                        trackers.stream().mapToLong(Tracker::faultsInjected).sum(),
                        trackers.stream().mapToLong(Tracker::pathsTaken).sum(),
                        trackers.stream().mapToLong(Tracker::pathsSkipped).sum());
    }

    private static PoolSite of(PoolSite site, Member member) {
        return new PoolSite(
                site.createdBy(),
                site.route(),
                site.tenant(),
                site.target(),
                site.created(),
                member.replaced() ? 0 : site.live(),
                member.name());
    }

    /** The pools of a process that is gone are closed, and have no gauges any more. */
    private static Pool moved(Pool pool, Member member, long offset) {
        Long closedAt = pool.closedAtEpochMillis();
        boolean goneWithItsProcess = member.replaced() && closedAt == null;
        return new Pool(
                pool.id() + offset,
                pool.name(),
                pool.tenant(),
                pool.target(),
                pool.createdAtEpochMillis(),
                pool.createdBy(),
                pool.createdOnRoute(),
                goneWithItsProcess ? Long.valueOf(member.snapshot().capturedAtEpochMillis()) : closedAt,
                pool.closedBy(),
                pool.closedOnRoute(),
                pool.borrows(),
                pool.returns(),
                pool.requests(),
                pool.lastBorrowAtEpochMillis(),
                pool.failedBorrows(),
                pool.refusedAfterClose(),
                goneWithItsProcess ? null : pool.gauges(),
                pool.settings(),
                member.name());
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
