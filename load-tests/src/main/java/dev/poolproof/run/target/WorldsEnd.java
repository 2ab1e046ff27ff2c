package dev.poolproof.run.target;

/**
 * What a world left behind when it was ended, all of it cleared away.
 *
 * @param closedPools pools that were still open
 * @param cutConnections connections that had not come back
 * @param leftThreads threads that would not end: above 0 the new world is not clean
 */
public record WorldsEnd(long closedPools, long cutConnections, long leftThreads) {}
