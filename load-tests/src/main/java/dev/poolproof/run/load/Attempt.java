package dev.poolproof.run.load;

/**
 * A request on its way.
 *
 * @param kind what kind
 * @param ask what is asked
 * @param startedNanos {@link System#nanoTime()} just before it was handed to the client, its connection still to be opened
 */
record Attempt(RequestKind kind, Ask ask, long startedNanos) {}
