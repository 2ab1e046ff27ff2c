package dev.poolproof.run.plan;

/** What the users of a load do. */
public enum LoadMix {
    /** All that a user may do, on every endpoint; also what is refused. */
    EVERYTHING,
    /** The same, and some users hang up in the middle of an answer. */
    WITH_CLIENT_ABORTS,
    /** Nothing but the permissions of tenants that exist: every request is like the other, and costs little. */
    PERMISSIONS_ALONE
}
