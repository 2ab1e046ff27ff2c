package dev.poolproof.benchmarks.pool;

import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;

/**
 * What every pool is asked for.
 *
 * @param url the database, of a driver on the class path
 * @param username who logs in
 * @param password shown by nobody
 * @param size connections, opened at once and kept
 * @param acquireTimeout how long a borrow waits, in whole milliseconds, at least 250 ms, as HikariCP takes no less
 */
public record PoolPlan(String url, String username, String password, int size, Duration acquireTimeout) {

    /** A connection that was idle for longer is asked whether it is alive before it is lent. HikariCP's own default. */
    static final Duration TRUSTED_IDLE = Duration.ofMillis(500);

    /** From when on a pool's own leak mode suspects a borrow: the least that HikariCP takes. */
    static final Duration LEAK_SUSPICION = Duration.ofSeconds(2);

    public PoolPlan {
        if (size < 1) {
            throw new IllegalArgumentException("A pool of " + size + " connections lends none: 1 or more.");
        }
        if (acquireTimeout.toMillis() < 250) {
            throw new IllegalArgumentException(
                    "The acquire timeout is " + acquireTimeout + ", but must be 250 ms or more, for example 10 s.");
        }
    }

    /** The driver that answers for the URL. */
    Driver driver() throws SQLException {
        return DriverManager.getDriver(url);
    }

    String driverClassName() throws SQLException {
        return driver().getClass().getName();
    }

    int acquireTimeoutMillis() {
        return Math.toIntExact(acquireTimeout.toMillis());
    }

    @Override
    public String toString() {
        return url + ", " + size + " connections";
    }
}
