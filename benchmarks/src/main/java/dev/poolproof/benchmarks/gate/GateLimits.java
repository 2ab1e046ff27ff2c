package dev.poolproof.benchmarks.gate;

/**
 * When a gate closes.
 *
 * @param maxRatio the candidate's time to the reference's, at most; the whole interval above it is a failure
 * @param maxExtraBytes how many bytes more per operation the candidate may allocate; the next larger object is a failure
 * @param maxTwinHalfWidth of the interval of the A/A pairs, relative; beyond it the machine is too noisy
 * @param maxForeignLoad share of all processors that others may use, 0 to 1
 */
public record GateLimits(double maxRatio, long maxExtraBytes, double maxTwinHalfWidth, double maxForeignLoad) {

    private static final double RATIO = 1.05;
    private static final double TWIN_HALF_WIDTH = 0.05;
    private static final double FOREIGN_LOAD = 0.10;

    /** The same code before and after: 8 bytes are the least that an object grows by, and more than the figure's noise. */
    public static GateLimits forTheSamePool() {
        return new GateLimits(RATIO, 8, TWIN_HALF_WIDTH, FOREIGN_LOAD);
    }

    /** A tracker against the plain pool: the tracker's promise is 24 bytes. */
    public static GateLimits forATracker() {
        return new GateLimits(RATIO, 24, TWIN_HALF_WIDTH, FOREIGN_LOAD);
    }
}
