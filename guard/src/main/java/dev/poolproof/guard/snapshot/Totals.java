package dev.poolproof.guard.snapshot;

/**
 * Sums over all pools since the process started. {@code borrows - returns} is the number of connections that are out:
 * exact when nothing is in flight.
 *
 * @param borrows connections handed out
 * @param returns connections given back
 * @param failedBorrows attempts that threw instead of handing out a connection
 * @param poolsCreated pools that were put under guard
 * @param poolsClosed pools that were closed
 */
public record Totals(long borrows, long returns, long failedBorrows, long poolsCreated, long poolsClosed) {}
