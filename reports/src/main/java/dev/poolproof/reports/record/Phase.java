package dev.poolproof.reports.record;

/**
 * A stretch of the run.
 *
 * @param name which one
 * @param startMillis when it began
 * @param endMillis when it ended
 */
public record Phase(Name name, long startMillis, long endMillis) {

    /** The phases of a run, in their order. */
    public enum Name {
        /** First requests, so that pools and code are warm. */
        WARM_UP,
        /** Waiting until nothing moves any more. */
        SETTLE,
        /** Evidence at rest, before the load. */
        BASELINE,
        /** The load. */
        LOAD,
        /** The load has ended; what is still on its way may come back. */
        DRAIN,
        /** Waiting until nothing moves any more, after the drain. */
        SETTLE_AGAIN,
        /** Evidence at rest, after the load. */
        FINAL
    }
}
