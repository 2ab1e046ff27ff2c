package dev.poolproof.guard.snapshot;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One pool's life so far.
 *
 * @param id number given in order of creation, unique within the process
 * @param name the pool's name
 * @param tenant for whom the pool is, null where it serves nobody in particular
 * @param target the database as a JDBC URL without credentials and parameters, null where unknown
 * @param createdAtEpochMillis when it was put under guard
 * @param createdBy the line that created it
 * @param createdOnRoute the route that was being served at the time, null outside any
 * @param closedAtEpochMillis when it was closed, or was found to be, null while it is open
 * @param closedBy the line that closed it, null while it is open and where it was closed without the guard being told
 * @param closedOnRoute the route being served when it was closed, null outside any or while open
 * @param borrows connections handed out
 * @param returns connections given back
 * @param requests requests that borrowed from it
 * @param lastBorrowAtEpochMillis when a connection was last handed out, to within a tick of the guard's clock; null where
 *     none was
 * @param failedBorrows failed attempts by {@link BorrowFailure} name
 * @param refusedAfterClose failed attempts to borrow from it once it was closed, by route ({@code "-"} outside any)
 * @param gauges what the pool says of itself now, null where the pool cannot be asked, or is closed
 * @param settings the pool's settings in force, read back from it, by the pool's own names; durations carry their unit
 *     ({@code 5000ms}); empty where the pool cannot be asked
 */
public record PoolFacts(
        long id,
        String name,
        @Nullable String tenant,
        @Nullable String target,
        long createdAtEpochMillis,
        Site createdBy,
        @Nullable String createdOnRoute,
        @Nullable Long closedAtEpochMillis,
        @Nullable Site closedBy,
        @Nullable String closedOnRoute,
        long borrows,
        long returns,
        long requests,
        @Nullable Long lastBorrowAtEpochMillis,
        Map<String, Long> failedBorrows,
        Map<String, Long> refusedAfterClose,
        @Nullable PoolGauges gauges,
        Map<String, String> settings) {

    public PoolFacts {
        failedBorrows = Map.copyOf(failedBorrows);
        refusedAfterClose = Map.copyOf(refusedAfterClose);
        settings = Map.copyOf(settings);
    }
}
