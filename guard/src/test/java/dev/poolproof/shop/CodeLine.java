package dev.poolproof.shop;

/** Where a test stands in its own source. */
final class CodeLine {

    private CodeLine() {}

    /** The line of the call. */
    static int here() {
        return new Throwable().getStackTrace()[1].getLineNumber();
    }

    /** The line after the call. */
    static int next() {
        return new Throwable().getStackTrace()[1].getLineNumber() + 1;
    }
}
