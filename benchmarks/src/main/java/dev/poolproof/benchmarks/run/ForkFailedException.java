package dev.poolproof.benchmarks.run;

/** A benchmark could not be measured. The message says why, or where it is written. */
public final class ForkFailedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    ForkFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
