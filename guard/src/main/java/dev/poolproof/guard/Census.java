package dev.poolproof.guard;

import dev.poolproof.guard.probe.PoolKind;
import dev.poolproof.guard.probe.PoolProbe;
import dev.poolproof.guard.snapshot.GuardSnapshot;
import dev.poolproof.guard.snapshot.OutstandingBorrow;
import dev.poolproof.guard.snapshot.PoolFacts;
import dev.poolproof.guard.snapshot.PoolSite;
import dev.poolproof.guard.snapshot.Site;
import dev.poolproof.guard.snapshot.Totals;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * All pools, living and closed. Its lock guards the lists, which change when a pool is made or closed; a borrow never
 * takes it.
 */
final class Census {

    private final InstantSource clock;
    private final UseLedger uses;
    private final CallCounts counts = new CallCounts();
    private final Set<PoolLedger> live = new LinkedHashSet<>();
    private final ClosedPools closed = new ClosedPools(GuardSnapshot.MAX_POOLS);
    private final PoolSites sites = new PoolSites();
    private long created;

    Census(InstantSource clock, UseLedger uses) {
        this.clock = clock;
        this.uses = uses;
    }

    PoolLedger admit(DataSource pool, PoolLabels labels, Site createdBy, @Nullable String route) {
        // The pool is a stranger's code: asked outside the lock.
        PoolProbe probe = PoolKind.probe(pool);
        String target = probe.target();
        synchronized (this) {
            PoolLedger.Origin origin =
                    new PoolLedger.Origin(++created, labels, target, clock.millis(), createdBy, route);
            PoolLedger ledger = new PoolLedger(origin, probe, counts, uses);
            live.add(ledger);
            sites.countCreated(origin);
            return ledger;
        }
    }

    /** Records that a pool was closed, once; a site of null says that nobody told the guard. */
    void close(PoolLedger ledger, @Nullable Site site, @Nullable String route) {
        if (!ledger.close(clock.millis(), site, route)) {
            return;
        }
        synchronized (this) {
            live.remove(ledger);
            closed.add(ledger);
            sites.countClosed(ledger.origin());
        }
    }

    /** Finds the pools that were closed without {@link GuardedDataSource#close}, and records them as closed. */
    void noticeClosings() {
        for (PoolLedger ledger : livePools()) {
            if (ledger.isClosedUnnoticed()) {
                close(ledger, null, null);
            }
        }
    }

    private synchronized List<PoolLedger> livePools() {
        return List.copyOf(live);
    }

    Totals totals() {
        // Returns first: a borrow that ends between the two reads must not look like a return without a borrow.
        long returns = counts.returns();
        long borrows = counts.borrows();
        synchronized (this) {
            return new Totals(borrows, returns, counts.failedBorrows(), created, created - live.size());
        }
    }

    /** Living pools first, oldest first. */
    List<PoolFacts> pools() {
        List<PoolLedger> told;
        synchronized (this) {
            List<PoolLedger> living =
                    live.stream().limit(GuardSnapshot.MAX_POOLS).toList();
            told = Stream.concat(living.stream(), closed.mostTelling(GuardSnapshot.MAX_POOLS - living.size()).stream())
                    .toList();
        }
        return told.stream().map(PoolLedger::facts).toList();
    }

    synchronized List<PoolSite> poolSites() {
        return sites.facts();
    }

    /** Oldest first. Of a closed pool that is no longer told, the borrows are in the sums only. */
    List<OutstandingBorrow> outstanding() {
        List<Borrow> borrows = new ArrayList<>();
        Stream<PoolLedger> told;
        synchronized (this) {
            told = Stream.concat(List.copyOf(live).stream(), closed.all().stream());
        }
        told.forEach(ledger -> ledger.outstanding().forEach(borrows::add));
        return borrows.stream()
                .sorted(Comparator.comparingLong(Borrow::borrowedAtEpochMillis))
                .limit(GuardSnapshot.MAX_OUTSTANDING)
                .map(Borrow::facts)
                .toList();
    }
}
