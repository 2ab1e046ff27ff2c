package dev.poolproof.guard;

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
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * All pools, living and closed. Its lock guards the lists, which change when a pool is made or closed; a borrow never
 * takes it.
 */
final class Census {

    private final InstantSource clock;
    private final Journal journal;
    private final LongAdder failedBorrows = new LongAdder();
    private final Set<PoolLedger> live = new LinkedHashSet<>();
    private final ClosedPools closed = new ClosedPools(GuardSnapshot.MAX_POOLS);
    private final PoolSites sites = new PoolSites();
    private long created;

    Census(InstantSource clock, Journal journal) {
        this.clock = clock;
        this.journal = journal;
    }

    PoolLedger admit(DataSource pool, PoolLabels labels, Site createdBy, @Nullable String route) {
        // The pool is a stranger's code: asked outside the lock.
        PoolProbe probe = journal.libraries().probe(pool);
        String target = probe.target();
        synchronized (this) {
            PoolLedger.Origin origin =
                    new PoolLedger.Origin(++created, labels, target, clock.millis(), createdBy, route);
            PoolLedger ledger = new PoolLedger(origin, probe, journal);
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

    void countFailure() {
        failedBorrows.increment();
    }

    synchronized Totals totals() {
        Slots.Counts sum = counts();
        return new Totals(sum.borrows(), sum.returns(), failedBorrows.sum(), created, created - live.size());
    }

    private Slots.Counts counts() {
        Slots.Counts sum = closed.counts();
        for (PoolLedger ledger : live) {
            sum = sum.plus(ledger.slots().counts());
        }
        return sum;
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
        Owners owners = new Owners();
        return out().stream()
                .sorted(Comparator.comparingLong(seen -> seen.borrow().borrowedAtMillis()))
                .limit(GuardSnapshot.MAX_OUTSTANDING)
                .flatMap(seen -> facts(seen, owners).stream())
                .toList();
    }

    /** Empty where it came back while it was told. */
    private Optional<OutstandingBorrow> facts(SeenBorrow seen, Owners owners) {
        OutstandingBorrow facts = seen.borrow().facts(journal.clock(), owners);
        return seen.isStillOut() ? Optional.of(facts) : Optional.empty();
    }

    /** The pools that are told one by one. */
    synchronized List<PoolLedger> told() {
        return Stream.concat(live.stream(), closed.all().stream()).toList();
    }

    private List<SeenBorrow> out() {
        List<SeenBorrow> borrows = new ArrayList<>();
        told().forEach(ledger -> ledger.slots().forEachOut(slot -> addIfPresent(borrows, SeenBorrow.in(slot))));
        return borrows;
    }

    private static void addIfPresent(List<SeenBorrow> borrows, @Nullable SeenBorrow seen) {
        if (seen != null) {
            borrows.add(seen);
        }
    }
}
