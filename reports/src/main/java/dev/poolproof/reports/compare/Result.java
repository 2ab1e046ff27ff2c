package dev.poolproof.reports.compare;

/** What a comparison comes to. Findings decide it; figures never do, because they have noise. Exit codes are API. */
public enum Result {
    /** Something that was found before is gone, and nothing is new. */
    BETTER(0),
    /** Nothing is new, and nothing is gone. */
    SAME(0),
    /** Something is found after that was not found before. */
    WORSE(1),
    /** The evidence of a side does not allow to say. */
    INVALID(2);

    private final int exitCode;

    Result(int exitCode) {
        this.exitCode = exitCode;
    }

    /** The exit code of a command that ends with this result. */
    public int exitCode() {
        return exitCode;
    }
}
