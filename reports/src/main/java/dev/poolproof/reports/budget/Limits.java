package dev.poolproof.reports.budget;

import org.jspecify.annotations.Nullable;

/**
 * How many sessions a fleet may have.
 *
 * @param maxConnections the server's {@code max_connections}, at least 1
 * @param reserve sessions that are kept for others than the fleet's pools, not negative
 * @param account the most that the fleet's account may have at once ({@code max_user_connections}), null for no such limit
 */
public record Limits(
        int maxConnections, int reserve, @Nullable Integer account) {

    /** What is kept where nobody says otherwise: one session for whoever must look after the server. */
    public static final int DEFAULT_RESERVE = 1;

    public Limits {
        if (maxConnections < 1 || reserve < 0 || (account != null && account < 1)) {
            throw new IllegalArgumentException(
                    "A server takes at least 1 session and keeps none or more of them, but here " + maxConnections
                            + ", reserve " + reserve + ", account " + account);
        }
    }

    /** Sessions that the fleet may open, whichever limit it meets first. */
    public long available() {
        long left = Math.max(0, maxConnections - (long) reserve);
        return account == null ? left : Math.min(account, left);
    }

    /** Whether the account's limit is met before the server's. */
    public boolean isAccountFirst() {
        return account != null && account < maxConnections - (long) reserve;
    }
}
