package dev.poolproof.reports.record;

import org.jspecify.annotations.Nullable;

/**
 * The evidence at rest, from every source there was.
 *
 * @param atMillis when it was taken
 * @param server the server's counters and sessions, null where it could not be asked
 * @param guard the guard's whole snapshot, null where it could not be asked
 */
public record Evidence(
        long atMillis,
        @Nullable ServerEvidence server,
        @Nullable GuardEvidence guard) {}
