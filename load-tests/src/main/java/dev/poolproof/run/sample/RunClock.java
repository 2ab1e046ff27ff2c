package dev.poolproof.run.sample;

/** A run's monotonic clock, which starts at zero when it is made. */
public final class RunClock {

    private final long originNanos = System.nanoTime();
    private final long originEpochMillis = System.currentTimeMillis();

    /** Milliseconds since the start; never falls. */
    public long millis() {
        return (System.nanoTime() - originNanos) / 1_000_000;
    }

    /** Wall clock at zero. */
    public long originEpochMillis() {
        return originEpochMillis;
    }
}
