package dev.poolproof.guard.snapshot;

import org.jspecify.annotations.Nullable;

/**
 * Requests that held a connection of a pool and asked the same pool for another, counted. When as many of them as the pool
 * has connections stand there at once, all wait for each other until the acquire timeout.
 *
 * @param pool name of the pool
 * @param tenant for whom, null where unknown
 * @param route the route, null outside any
 * @param outer the line that borrowed the connection that was held
 * @param inner the line that asked for another
 * @param count how many asked
 * @param refused of them, those that got none
 * @param maxWaiting the most that waited at once, each holding a connection of this pool
 * @param lockstep whether all of the pool's connections were held by such waiters at once; false where the pool cannot be
 *     asked how many it has
 */
public record NestedBorrow(
        String pool,
        @Nullable String tenant,
        @Nullable String route,
        Site outer,
        Site inner,
        long count,
        long refused,
        int maxWaiting,
        boolean lockstep) {}
