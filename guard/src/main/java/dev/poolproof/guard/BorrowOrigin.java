package dev.poolproof.guard;

import dev.poolproof.guard.snapshot.Site;
import org.jspecify.annotations.Nullable;

/**
 * Of which pool, for whom and where a connection was borrowed, as reports say it.
 *
 * @param pool the pool's name
 * @param tenant for whom, null where unknown
 * @param route the route, null outside any
 * @param site the line
 */
record BorrowOrigin(
        String pool, @Nullable String tenant, @Nullable String route, Site site) {}
