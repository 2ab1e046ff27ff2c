package dev.poolproof.run.sample;

import dev.poolproof.reports.record.PoolEvidence;
import java.io.IOException;

/** Reads what a running service says of its own pools. Safe for use by several threads. */
public interface PoolObserver extends AutoCloseable {

    /** Where it reads, as people know it: an address without credentials, or a process id. */
    String source();

    /**
     * What the pools say now: one reading, so that of what is in use the least is the most.
     *
     * @return no pools where the service has none yet
     * @throws IOException if the service does not answer in time or answers something else
     * @throws InterruptedException if interrupted while waiting for the answer
     */
    PoolEvidence read() throws IOException, InterruptedException;

    /** Lets go of the service. */
    @Override
    void close();
}
