package dev.poolproof.run.sample;

import static dev.poolproof.run.sample.PoolFigure.ACTIVE;
import static dev.poolproof.run.sample.PoolFigure.ATTEMPTS;
import static dev.poolproof.run.sample.PoolFigure.BORROWS;
import static dev.poolproof.run.sample.PoolFigure.IDLE;
import static dev.poolproof.run.sample.PoolFigure.MAXIMUM;
import static dev.poolproof.run.sample.PoolFigure.PENDING;
import static dev.poolproof.run.sample.PoolFigure.RETURNS;
import static dev.poolproof.run.sample.PoolFigure.TIMEOUTS;
import static dev.poolproof.run.sample.PoolFigure.TOTAL;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The names under which pools publish their figures, one line a kind. Micrometer's meters are named as Micrometer does; on a page for
 * Prometheus their dots are underscores, and counters and timers have an ending. Looked up in the named versions on 2026-11-24.
 */
enum PoolMetrics {
    /** HikariCP 7.1 through Micrometer: Spring Boot, Micronaut, Helidon. A borrow that times out counts as an acquire as well. */
    HIKARICP(
            "pool",
            of(ACTIVE, "hikaricp.connections.active"),
            of(IDLE, "hikaricp.connections.idle"),
            of(PENDING, "hikaricp.connections.pending"),
            of(MAXIMUM, "hikaricp.connections.max"),
            of(TOTAL, "hikaricp.connections"),
            of(TIMEOUTS, "hikaricp.connections.timeout"),
            of(ATTEMPTS, "hikaricp.connections.acquire"),
            of(RETURNS, "hikaricp.connections.usage")),

    /** HikariCP 7.1 through its own collector for Prometheus. */
    HIKARICP_PROMETHEUS(
            "pool",
            of(ACTIVE, "hikaricp_active_connections"),
            of(IDLE, "hikaricp_idle_connections"),
            of(PENDING, "hikaricp_pending_threads"),
            of(MAXIMUM, "hikaricp_max_connections"),
            of(TOTAL, "hikaricp_connections"),
            of(TIMEOUTS, "hikaricp_connection_timeout"),
            of(ATTEMPTS, "hikaricp_connection_acquired_nanos"),
            of(RETURNS, "hikaricp_connection_usage_millis")),

    /** Agroal in Quarkus 3, with {@code quarkus.datasource.jdbc.enable-metrics}; it does not publish a maximum. */
    AGROAL(
            "datasource",
            of(ACTIVE, "agroal.active.count"),
            of(IDLE, "agroal.available.count"),
            of(PENDING, "agroal.awaiting.count"),
            of(BORROWS, "agroal.acquire.count")),

    /** DBCP2 through Micrometer's binder for Commons Pool, which counts pools of anything. */
    DBCP2(
            "name",
            Map.of("factoryType", "PoolableConnection"),
            of(ACTIVE, "commons.pool2.num.active"),
            of(IDLE, "commons.pool2.num.idle"),
            of(PENDING, "commons.pool2.num.waiters"),
            of(BORROWS, "commons.pool2.borrowed"),
            of(RETURNS, "commons.pool2.returned")),

    /** Any pool that OpenTelemetry knows, by its conventions since 1.26: many languages. */
    OPEN_TELEMETRY(
            "db.client.connection.pool.name",
            of(ACTIVE, "db.client.connection.count", "db.client.connection.state", "used"),
            of(IDLE, "db.client.connection.count", "db.client.connection.state", "idle"),
            of(PENDING, "db.client.connection.pending_requests"),
            of(MAXIMUM, "db.client.connection.max"),
            of(TIMEOUTS, "db.client.connection.timeouts"),
            of(RETURNS, "db.client.connection.use_time")),

    /** The same by OpenTelemetry's conventions before, which are still in wide use. */
    OPEN_TELEMETRY_BEFORE(
            "pool.name",
            of(ACTIVE, "db.client.connections.usage", "state", "used"),
            of(IDLE, "db.client.connections.usage", "state", "idle"),
            of(PENDING, "db.client.connections.pending_requests"),
            of(MAXIMUM, "db.client.connections.max"),
            of(TIMEOUTS, "db.client.connections.timeouts"),
            of(RETURNS, "db.client.connections.use_time")),

    /** Go's database/sql, by the collector of Prometheus' own client. */
    GO(
            "db_name",
            of(ACTIVE, "go_sql_in_use_connections"),
            of(IDLE, "go_sql_idle_connections"),
            of(MAXIMUM, "go_sql_max_open_connections"),
            of(TOTAL, "go_sql_open_connections")),

    /** Any pool that Spring Boot knows, Tomcat JDBC and DBCP2 too, by the name of its bean and in brief. */
    SPRING_BOOT(
            "name",
            of(ACTIVE, "jdbc.connections.active"),
            of(IDLE, "jdbc.connections.idle"),
            of(MAXIMUM, "jdbc.connections.max"));

    private final String nameLabel;

    @SuppressWarnings("ImmutableEnumChecker") // of strings, made unmodifiable
    private final Map<String, String> where;

    @SuppressWarnings("ImmutableEnumChecker") // filled once, by the constructor
    private final Map<PoolFigure, Series> figures = new EnumMap<>(PoolFigure.class);

    PoolMetrics(String nameLabel, Series... figures) {
        this(nameLabel, Map.of(), figures);
    }

    PoolMetrics(String nameLabel, Map<String, String> where, Series... figures) {
        this.nameLabel = nameLabel;
        this.where = where;
        Stream.of(figures).forEach(series -> this.figures.put(series.figure(), series));
    }

    /** The label that names the pool. */
    String nameLabel() {
        return nameLabel;
    }

    /** What a label must contain for the metric to be of a pool of connections at all. */
    Map<String, String> where() {
        return where;
    }

    /** The metrics that it publishes. */
    List<Series> series() {
        return List.copyOf(figures.values());
    }

    /**
     * Where a figure is found.
     *
     * @param figure what it says
     * @param metric the metric's name
     * @param where the labels that it must have
     */
    record Series(PoolFigure figure, String metric, Map<String, String> where) {}

    private static Series of(PoolFigure figure, String metric) {
        return new Series(figure, metric, Map.of());
    }

    private static Series of(PoolFigure figure, String metric, String label, String value) {
        return new Series(figure, metric, Map.of(label, value));
    }
}
