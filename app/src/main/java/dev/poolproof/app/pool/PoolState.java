package dev.poolproof.app.pool;

/**
 * What a pool says of itself at one moment.
 *
 * @param closed whether it was closed
 * @param active connections in use
 * @param idle connections at rest
 * @param pending threads that wait for a connection
 */
public record PoolState(boolean closed, int active, int idle, int pending) {}
