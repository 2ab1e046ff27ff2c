package dev.poolproof.guard.snapshot;

/**
 * What a pool says of itself at one moment.
 *
 * @param active connections in use
 * @param idle connections at rest
 * @param pending threads that wait for a connection
 * @param total connections open, in use or at rest
 * @param maximum the most connections the pool may open
 */
public record PoolGauges(int active, int idle, int pending, int total, int maximum) {}
