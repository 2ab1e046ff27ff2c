package dev.poolproof.guard.snapshot;

import org.jspecify.annotations.Nullable;

/**
 * What one route did with connections. Only borrows inside a {@code RequestScope} are counted here.
 *
 * @param route method and path pattern, for example {@code GET /api/tenant/dashboard}
 * @param requests requests that have finished
 * @param failedRequests of them, those that the guard was told had failed
 * @param borrows connections that finished requests borrowed, over all pools
 * @param maxBorrowsFromOnePool the most connections that one finished request borrowed from one and the same pool
 * @param mostFrequentSite the line that borrowed most often in that request, null where nothing was borrowed
 */
public record RouteFacts(
        String route,
        long requests,
        long failedRequests,
        long borrows,
        int maxBorrowsFromOnePool,
        @Nullable Site mostFrequentSite) {}
