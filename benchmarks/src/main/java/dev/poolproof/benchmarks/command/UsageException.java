package dev.poolproof.benchmarks.command;

/** The user asked for something that is not to be had. The message says what to do instead. */
final class UsageException extends RuntimeException {

    private static final long serialVersionUID = 1;

    UsageException(String message) {
        super(message);
    }

    UsageException(String message, Throwable cause) {
        super(message, cause);
    }
}
