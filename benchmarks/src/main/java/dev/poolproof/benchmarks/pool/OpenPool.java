package dev.poolproof.benchmarks.pool;

import javax.sql.DataSource;

/**
 * A pool that is ready to lend.
 *
 * @param source where to borrow
 * @param settings what is in force
 * @param owner what ends the pool
 */
public record OpenPool(DataSource source, PoolSettings settings, AutoCloseable owner) implements AutoCloseable {

    /**
     * Ends the pool.
     *
     * @throws IllegalStateException when the pool fails to end, which is the cause
     */
    @Override
    public void close() {
        try {
            owner.close();
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Exception failure) {
            throw new IllegalStateException("The pool could not be closed: " + failure, failure);
        }
    }
}
