package dev.poolproof.guard;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The closed pools that are still told one by one. A service that makes a pool per request closes thousands: the rest lives
 * on in the sums only. Guarded by its {@link Census}.
 */
final class ClosedPools {

    private final int kept;

    /** Of the pools that are no longer told. */
    private final Slots others = new Slots();

    private List<PoolLedger> pools = new ArrayList<>();

    ClosedPools(int kept) {
        this.kept = kept;
    }

    void add(PoolLedger pool) {
        pools.add(pool);
        // Twice as many as are kept, so that many closings share one choice.
        if (pools.size() > 2 * kept) {
            List<PoolLedger> chosen = new ArrayList<>(mostTelling(kept));
            pools.removeAll(new HashSet<>(chosen));
            pools.forEach(forgotten -> others.inherit(forgotten.slots()));
            pools = chosen;
        }
    }

    /** Of all closed pools, told or not. */
    Slots.Counts counts() {
        Slots.Counts sum = others.counts();
        for (PoolLedger pool : pools) {
            sum = sum.plus(pool.slots().counts());
        }
        return sum;
    }

    List<PoolLedger> all() {
        return List.copyOf(pools);
    }

    /** At most this many, oldest first: those that are evidence before those closed in good order, the youngest of each. */
    List<PoolLedger> mostTelling(int limit) {
        Map<Boolean, List<PoolLedger>> byEvidence =
                pools.stream().collect(Collectors.partitioningBy(PoolLedger::isEvidence));
        List<PoolLedger> evidence = youngest(byEvidence.getOrDefault(true, List.of()), limit);
        List<PoolLedger> others = youngest(byEvidence.getOrDefault(false, List.of()), limit - evidence.size());
        return Stream.concat(evidence.stream(), others.stream())
                .sorted(Comparator.comparingLong(PoolLedger::id))
                .toList();
    }

    private static List<PoolLedger> youngest(List<PoolLedger> pools, int limit) {
        return pools.stream()
                .sorted(Comparator.comparingLong(PoolLedger::id).reversed())
                .limit(limit)
                .toList();
    }
}
