package dev.poolproof.guard.snapshot;

import org.jspecify.annotations.Nullable;

/**
 * A line that unwrapped a guarded connection, counted. What is done with the driver's own connection neither the guard nor
 * the pool can see.
 *
 * @param type binary name of the class it asked for
 * @param pool name of the pool
 * @param tenant for whom, null where unknown
 * @param route the route, null outside any
 * @param site the line
 * @param count how often
 */
public record RawAccess(
        String type,
        String pool,
        @Nullable String tenant,
        @Nullable String route,
        Site site,
        long count) {}
