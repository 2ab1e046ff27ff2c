package dev.poolproof.reports.record;

/** How a request ended, as the client saw it. */
public enum Outcome {
    /** As it should: the right status and the right body, refusals of bad input included. */
    AS_EXPECTED(false),
    /** 503: the pool had no connection to give in time. */
    ACQUIRE_TIMEOUT(true),
    /** 503: the pool was closed. */
    POOL_CLOSED(true),
    /** 503: the server refused another session. */
    TOO_MANY_CONNECTIONS(true),
    /** 503: the server did not answer, or the session broke. */
    DATABASE_UNREACHABLE(true),
    /** A tenant that exists was reported as unknown: a 404 or a redirect to {@code /tenant-not-found}. */
    MASKED_AS_UNKNOWN_TENANT(true),
    /** Any other status of 500 or above. */
    SERVER_ERROR(true),
    /** Another status than the request should get. */
    WRONG_STATUS(true),
    /** The right status with another body than the request should get. */
    WRONG_BODY(true),
    /** No answer within the client's patience. */
    CLIENT_TIMEOUT(true),
    /** No HTTP answer at all: refused, reset or closed. */
    NO_ANSWER(true);

    private final boolean failure;

    Outcome(boolean failure) {
        this.failure = failure;
    }

    /** Whether the client did not get what it should have. */
    public boolean isFailure() {
        return failure;
    }
}
