package dev.poolproof.app.pool;

import dev.poolproof.app.settings.Rules;
import dev.poolproof.app.settings.SettingsReader;
import java.time.Duration;

/**
 * How every pool of the service is set, the master's and the tenants'. The defaults are those of the incident's repair.
 * What HikariCP would silently correct or warn of is refused here.
 *
 * @param maximum connections that a pool may open
 * @param minimumIdle connections that a pool keeps at rest
 * @param acquireTimeout how long a borrower waits for a connection
 * @param maxLifetime age at which a connection at rest is replaced; zero for never
 * @param keepAliveTime how often a connection at rest is asked whether it lives; zero for never
 * @param tcpKeepAlive whether the operating system watches the connections too
 * @param run stamp that every connection carries to the server, in {@code performance_schema.session_connect_attrs}
 * @param instance which of several instances this is, carried there as well; empty where there is one
 */
public record PoolSettings(
        int maximum,
        int minimumIdle,
        Duration acquireTimeout,
        Duration maxLifetime,
        Duration keepAliveTime,
        boolean tcpKeepAlive,
        String run,
        String instance) {

    /** HikariCP 7.1.0 refuses a shorter wait. */
    private static final Duration SHORTEST_WAIT = Duration.ofMillis(250);

    /** HikariCP 7.1.0 replaces shorter times by its defaults. */
    private static final Duration SHORTEST_LIFE = Duration.ofSeconds(30);

    public PoolSettings {
        new Rules()
                .require(maximum >= 1 && maximum <= 10_000, "pool.maximum", maximum, "1 to 10000 connections", "20")
                .require(
                        minimumIdle >= 0 && (maximum < 1 || minimumIdle <= maximum),
                        "pool.minimum-idle",
                        minimumIdle,
                        "0 to poolproof.pool.maximum (" + maximum + ") connections",
                        String.valueOf(Math.max(0, Math.min(2, maximum))))
                .require(
                        isBetween(SHORTEST_WAIT, acquireTimeout, Duration.ofHours(1)),
                        "pool.acquire-timeout",
                        acquireTimeout,
                        "250ms to 1h",
                        "5s")
                .require(
                        isUnlimitedOrLong(maxLifetime),
                        "pool.max-lifetime",
                        maxLifetime,
                        "0s (for ever) or 30s to 1d",
                        "30m")
                .require(
                        isUnlimitedOrLong(keepAliveTime),
                        "pool.keep-alive-time",
                        keepAliveTime,
                        "0s (never) or 30s to 1d",
                        "2m")
                .require(
                        keepAliveTime.compareTo(maxLifetime) < 0
                                || keepAliveTime.isZero()
                                || maxLifetime.compareTo(SHORTEST_LIFE) < 0,
                        "pool.keep-alive-time",
                        keepAliveTime,
                        "less than poolproof.pool.max-lifetime, or 0s (never)",
                        maxLifetime.compareTo(SHORTEST_LIFE) > 0 ? "30s" : "0s")
                .require(
                        run.matches("[A-Za-z0-9._-]{1,64}"),
                        "run",
                        run,
                        "1 to 64 letters, digits, dots, dashes and underscores",
                        "local")
                .require(
                        instance.matches("[A-Za-z0-9._-]{0,64}"),
                        "instance",
                        instance,
                        "at most 64 letters, digits, dots, dashes and underscores, or empty",
                        "instance-1")
                .enforce();
    }

    /** Of the only instance. */
    public PoolSettings(
            int maximum,
            int minimumIdle,
            Duration acquireTimeout,
            Duration maxLifetime,
            Duration keepAliveTime,
            boolean tcpKeepAlive,
            String run) {
        this(maximum, minimumIdle, acquireTimeout, maxLifetime, keepAliveTime, tcpKeepAlive, run, "");
    }

    public static PoolSettings read(SettingsReader settings) {
        return new PoolSettings(
                settings.number("pool.maximum", 20),
                settings.number("pool.minimum-idle", 2),
                settings.duration("pool.acquire-timeout", "5s"),
                settings.duration("pool.max-lifetime", "30m"),
                settings.duration("pool.keep-alive-time", "2m"),
                settings.flag("pool.tcp-keep-alive", true),
                settings.text("run", "local"),
                settings.text("instance", ""));
    }

    private static boolean isUnlimitedOrLong(Duration given) {
        return given.isZero() || isBetween(SHORTEST_LIFE, given, Duration.ofDays(1));
    }

    private static boolean isBetween(Duration shortest, Duration given, Duration longest) {
        return given.compareTo(shortest) >= 0 && given.compareTo(longest) <= 0;
    }
}
