package dev.poolproof.app.world;

/**
 * What a world had left when it was ended.
 *
 * @param closedPools pools that were open, the service's own and those that a mistake made and forgot
 * @param cutConnections connections that were out and had to be cut
 * @param leftThreads threads that work for the ended world still: of its pools, of its variants, or serving a request. It
 *     is zero for an end that was clean
 */
public record WorldEnd(int closedPools, int cutConnections, int leftThreads) {}
