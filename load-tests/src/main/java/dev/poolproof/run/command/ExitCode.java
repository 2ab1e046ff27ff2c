package dev.poolproof.run.command;

import dev.poolproof.reports.format.JudgedRun;

/** Exit codes are API: scripts and CI act on them. */
enum ExitCode {
    /** The verdict is PASS, or the command did what it was asked. */
    PASS(0),
    /** The verdict is FAIL. */
    FAIL(1),
    /** The verdict is INVALID: the evidence does not allow another. */
    INVALID(2),
    /** The verdict is PASS, but the command that was watched failed. */
    COMMAND_FAILED(JudgedRun.COMMAND_FAILED),
    /** Wrong usage or plan; the message says what to do. */
    USAGE(64),
    /** Our own bug. */
    BUG(70),
    /** Ended by Ctrl-C. */
    INTERRUPTED(130);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }
}
