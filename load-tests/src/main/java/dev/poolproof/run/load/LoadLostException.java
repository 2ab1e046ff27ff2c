package dev.poolproof.run.load;

import java.util.List;
import java.util.OptionalInt;

/** The load generator ended without its report, or gave none within the time it had. */
public final class LoadLostException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int exitCode;
    private final boolean ended;
    private final List<String> lastLines;

    private LoadLostException(String message, boolean ended, int exitCode, List<String> lastLines) {
        super(lastLines.isEmpty() ? message : message + " Its last lines: " + String.join(" | ", lastLines));
        this.ended = ended;
        this.exitCode = exitCode;
        this.lastLines = List.copyOf(lastLines);
    }

    static LoadLostException ended(int exitCode, List<String> lastLines) {
        String message =
                "The load generator ended with exit code " + exitCode + " before it had reported what it sent.";
        return new LoadLostException(message, true, exitCode, lastLines);
    }

    static LoadLostException silent(String expected, List<String> lastLines) {
        return new LoadLostException("The load generator is still running, but " + expected, false, 0, lastLines);
    }

    static LoadLostException garbled(Throwable cause, List<String> lastLines) {
        LoadLostException lost =
                new LoadLostException("What the load generator reported cannot be read.", false, 0, lastLines);
        lost.initCause(cause);
        return lost;
    }

    static LoadLostException untimely(String message) {
        return new LoadLostException(message, false, 0, List.of());
    }

    /** How it ended, empty when it was still running. */
    public OptionalInt exitCode() {
        return ended ? OptionalInt.of(exitCode) : OptionalInt.empty();
    }

    /** The end of its log, oldest line first. */
    public List<String> lastLines() {
        return lastLines;
    }
}
