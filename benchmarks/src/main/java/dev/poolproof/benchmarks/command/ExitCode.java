package dev.poolproof.benchmarks.command;

/** Exit codes are API, the same as those of Poolproof's other commands. */
enum ExitCode {
    /** Measured; or the gate says PASS. */
    PASS(0),
    /** The gate says FAIL. */
    FAIL(1),
    /** The gate says INVALID: the figures do not allow another verdict. */
    INVALID(2),
    /** Wrong usage; the message says what to do. */
    USAGE(64),
    /** Our own bug. */
    BUG(70);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }
}
