package dev.poolproof.benchmarks.gate;

/** What a gate says. */
public enum Outcome {
    /** Not dearer than allowed, on evidence that would have shown it. */
    PASS,
    /** Dearer than allowed. */
    FAIL,
    /** More pairs may tell. */
    INCONCLUSIVE,
    /** The evidence does not allow a verdict. */
    INVALID
}
