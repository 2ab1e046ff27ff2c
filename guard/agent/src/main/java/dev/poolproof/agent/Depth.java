package dev.poolproof.agent;

/**
 * How many pools deep the current thread is in asking for a connection. What a pool asks of a pool or driver
 * beneath it is its own affair: only the outermost is watched.
 */
final class Depth {

    /** Holds a class of the JDK's, so that it keeps nothing of the agent in a thread. */
    @SuppressWarnings("ThreadLocalUsage")
    private final ThreadLocal<int[]> depth = ThreadLocal.withInitial(() -> new int[1]);

    /** Goes one deeper; whether this is the outermost. */
    boolean enter() {
        return depth.get()[0]++ == 0;
    }

    /** Whether nobody is asking further out. */
    boolean isOutermost() {
        return depth.get()[0] == 0;
    }

    void leave() {
        depth.get()[0]--;
    }
}
