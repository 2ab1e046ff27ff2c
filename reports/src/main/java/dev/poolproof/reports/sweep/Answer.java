package dev.poolproof.reports.sweep;

/** Whether a sweep tells which setting to choose. */
public enum Answer {
    /** The smallest that is as good as the best is known. */
    FOUND(0),
    /** A smaller one may be as good, or not: the noise allows both. */
    OPEN(2),
    /** Too few runs to know the noise. */
    TOO_FEW_RUNS(2),
    /** Every setting fails. */
    NONE_HOLDS(1),
    /** No setting has a run whose evidence suffices. */
    NO_EVIDENCE(2);

    private final int exitCode;

    Answer(int exitCode) {
        this.exitCode = exitCode;
    }

    /** The process's exit code. */
    public int exitCode() {
        return exitCode;
    }
}
