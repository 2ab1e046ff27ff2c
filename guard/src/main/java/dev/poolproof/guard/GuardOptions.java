package dev.poolproof.guard;

/**
 * What a guard does beside counting.
 *
 * @param sessionChecks whether the server is asked about a connection's session each time one comes back that was used:
 *     changed variables, locks, temporary tables. So it is for tests: one query a return, on MariaDB two, and one more for
 *     each kind of lock or table that the program's SQL names. That took 0.3 to 0.9 ms a return, and 2 to 4 ms once a
 *     session, with a server on the same busy machine (MySQL 8.0.33, MariaDB 11.4.5, 2026-11-23). Without it, only what the
 *     driver tells for nothing is known: an open transaction, statements left open, a session that is gone
 * @param faultsAllowed whether {@link Guard#inject} may be called
 * @param pathsPerSecond how many borrows a second have their path through the program taken in any case, at least 0, and how
 *     many statements beside them. One path costs about 1 to 6 µs. Further borrows have theirs taken only where their route
 *     is suspected of a leak, further statements not at all
 */
public record GuardOptions(boolean sessionChecks, boolean faultsAllowed, int pathsPerSecond) {

    /** Nearly free: no queries, no faults. */
    public static final GuardOptions PRODUCTION = new GuardOptions(false, false, 1_000);

    /** Sees everything and costs queries. Faults may be injected. */
    public static final GuardOptions TESTING = new GuardOptions(true, true, Integer.MAX_VALUE);

    public GuardOptions {
        if (pathsPerSecond < 0) {
            throw new IllegalArgumentException(
                    "pathsPerSecond is " + pathsPerSecond + ", but must be 0 or more, for example 1000.");
        }
    }
}
