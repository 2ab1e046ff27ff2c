package dev.poolproof.run.load;

import dev.poolproof.reports.record.LoadFacts;
import dev.poolproof.reports.record.Sample.LoadSample;
import java.time.Duration;
import java.util.Optional;

/**
 * What loads the watched service: sent once a repetition, it says how it ended. Whoever has it closes it.
 *
 * <p>Any thread may ask for {@link #progress()} and {@link #isRunning()} and may {@link #close()}.
 */
public interface Load extends AutoCloseable {

    /**
     * Sends it off, the first time and every further one; what it counts adds up. Returns at once.
     *
     * @throws IllegalStateException when it is still on its way
     * @throws LoadLostException when it can no longer be sent
     */
    void start();

    /** Whether it has been sent off and its end has not been heard of. */
    boolean isRunning();

    /** The counts so far, a moment old; empty before the first request, and always where they are not known. */
    Optional<LoadSample> progress();

    /**
     * Waits for its end.
     *
     * @return what was counted in all repetitions so far; without requests where they are not known
     * @throws LoadLostException when it died first, or is not done when the patience is over
     */
    LoadFacts await(Duration patience) throws InterruptedException;

    /**
     * Waits for its own report after the last repetition, where it writes one.
     *
     * @return as {@link #await}, with the path of the report
     * @throws LoadLostException as {@link #await}
     */
    default LoadFacts report(Duration patience) throws InterruptedException {
        return await(patience);
    }

    /** Ends its processes and waits until they are gone. Harmless when they have ended already. */
    @Override
    void close();
}
