package dev.poolproof.guard.snapshot;

/** Why a pool handed out no connection. */
public enum BorrowFailure {
    /** The pool was empty and stayed so for its acquire timeout. */
    ACQUIRE_TIMEOUT,
    /** The pool had been closed. */
    POOL_CLOSED,
    /** The server refused another session (MySQL error 1040, or the account's own limit, 1203 and 1226). */
    TOO_MANY_CONNECTIONS,
    /** The server did not answer. */
    DATABASE_UNREACHABLE,
    /** Anything else. */
    OTHER
}
