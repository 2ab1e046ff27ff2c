package dev.poolproof.run.plan;

/**
 * Something the user asked for cannot be done: a bad value, a database that does not answer, a port that is taken.
 *
 * <p>The message is for the user and stands alone: what happened, what was expected, what to do next. It never contains a
 * password. The command line prints it without a stack trace and exits with 64.
 */
public final class UsageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UsageException(String message) {
        super(message);
    }

    public UsageException(String message, Throwable cause) {
        super(message, cause);
    }
}
