package dev.poolproof.reports.record;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The evidence at rest, from every source there was.
 *
 * @param atMillis when it was taken
 * @param server the server's counters and sessions, null where it could not be asked
 * @param guard the guard's whole snapshot, null where it could not be asked
 * @param acquires what the metrics of each open pool say of waiting, null where there are none
 * @param pools what each source of pool evidence says, null where none was asked
 * @param answered whether every address of a foreign service answered, with whatever; null where none was asked
 */
public record Evidence(
        long atMillis,
        @Nullable ServerEvidence server,
        @Nullable GuardEvidence guard,
        @Nullable List<Acquires> acquires,
        @Nullable List<PoolEvidence> pools,
        @Nullable Boolean answered) {

    public Evidence {
        acquires = acquires == null ? null : List.copyOf(acquires);
        pools = pools == null ? null : List.copyOf(pools);
    }

    /** Where nobody asked whether the service answers. */
    public Evidence(
            long atMillis,
            @Nullable ServerEvidence server,
            @Nullable GuardEvidence guard,
            @Nullable List<Acquires> acquires,
            @Nullable List<PoolEvidence> pools) {
        this(atMillis, server, guard, acquires, pools, null);
    }

    /** Without pool evidence. */
    public Evidence(
            long atMillis,
            @Nullable ServerEvidence server,
            @Nullable GuardEvidence guard,
            @Nullable List<Acquires> acquires) {
        this(atMillis, server, guard, acquires, null);
    }

    /** Without metrics. */
    public Evidence(long atMillis, @Nullable ServerEvidence server, @Nullable GuardEvidence guard) {
        this(atMillis, server, guard, null, null);
    }

    /** The same, and whether the service answered; null where it has no address. */
    public Evidence answered(@Nullable Boolean every) {
        return new Evidence(atMillis, server, guard, acquires, pools, every);
    }
}
