package dev.poolproof.run.sample;

/** What a pool may say of itself, whatever it is called there. */
enum PoolFigure {
    /** Connections in use. */
    ACTIVE,
    /** Connections at rest. */
    IDLE,
    /** Threads that wait for a connection. */
    PENDING,
    /** Connections that it may open. */
    MAXIMUM,
    /** Connections open. */
    TOTAL,
    /** Borrows that ended without a connection. */
    TIMEOUTS,
    /** Borrows, those without a connection in the end among them. */
    ATTEMPTS,
    /** Connections handed out. */
    BORROWS,
    /** Connections given back. */
    RETURNS
}
