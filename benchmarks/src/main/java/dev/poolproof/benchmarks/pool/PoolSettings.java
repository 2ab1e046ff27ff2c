package dev.poolproof.benchmarks.pool;

import java.time.Duration;

/**
 * What is in force in an open pool, read back from it.
 *
 * @param size connections at most; 0 where there is no limit
 * @param acquireTimeout how long a borrow waits; zero where none ever does
 * @param autoCommit how connections are lent
 * @param validation when a connection is asked whether it is alive
 * @param reset what is undone when a connection comes back
 * @param leakMode what watches over borrows that do not come back
 */
public record PoolSettings(
        int size, Duration acquireTimeout, boolean autoCommit, String validation, String reset, String leakMode) {

    static final String NO_LEAK_MODE = "off";
}
