package dev.poolproof.run.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolproof.reports.record.PoolEvidence.Pool;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class PublishedPoolsTest {

    /** As Spring Boot 4.1 writes it, two pools, of which one has lent two. */
    private static final String HIKARICP = """
            # HELP hikaricp_connections_active Active connections
            # TYPE hikaricp_connections_active gauge
            hikaricp_connections{pool="master"} 5.0
            hikaricp_connections{pool="tenant \\"a\\""} 3.0
            hikaricp_connections_active{pool="master"} 0.0
            hikaricp_connections_active{pool="tenant \\"a\\""} 2.0
            hikaricp_connections_idle{pool="master"} 5.0
            hikaricp_connections_idle{pool="tenant \\"a\\""} 1.0
            hikaricp_connections_max{pool="master"} 10.0
            hikaricp_connections_pending{pool="master"} 1.0
            hikaricp_connections_timeout_total{pool="master"} 4.0
            hikaricp_connections_acquire_seconds_count{pool="master"} 44
            hikaricp_connections_acquire_seconds_sum{pool="master"} 0.5
            hikaricp_connections_usage_seconds_count{pool="master"} 40
            jdbc_connections_active{name="dataSource"} 0.0
            process_start_time_seconds 1.764000000123E9
            """;

    @Test
    void readsEveryFigureOfAPool() {
        PublishedPools published = new PublishedPools(PrometheusText.read(HIKARICP));

        assertThat(published.pools())
                .containsExactly(
                        new Pool("master", 0L, 0L, 5L, 1L, 10L, 5L, 4L, 40L, 40L),
                        new Pool("tenant \"a\"", 2L, 2L, 1L, null, null, 3L, null, null, null));
        assertThat(published.startedAtEpochMillis()).isEqualTo(1_764_000_000_123L);
    }

    @Test
    void takesTheBriefFiguresWhereTheyNameMorePools() {
        String page = """
                jdbc_connections_active{name="orders"} 1.0
                jdbc_connections_idle{name="orders"} 4.0
                jdbc_connections_max{name="orders"} -1.0
                jdbc_connections_active{name="reports"} NaN
                hikaricp_connections_active{pool="HikariPool-1"} 1.0
                """;

        assertThat(pools(page))
                .containsExactly(
                        new Pool("orders", 1L, 1L, 4L, null, null, 5L, null, null, null),
                        new Pool("reports", null, null, null, null, null, null, null, null, null));
    }

    @Test
    void readsHikaricpsOwnCollector() {
        String page = """
                hikaricp_active_connections{pool="a",} 2.0
                hikaricp_idle_connections{pool="a",} 3.0
                hikaricp_pending_threads{pool="a",} 0.0
                hikaricp_connections{pool="a",} 5.0
                hikaricp_max_connections{pool="a",} 8.0
                hikaricp_connection_timeout_total{pool="a",} 1.0
                hikaricp_connection_acquired_nanos_count{pool="a",} 21.0
                hikaricp_connection_usage_millis_count{pool="a",} 18.0
                """;

        assertThat(pools(page)).containsExactly(new Pool("a", 2L, 2L, 3L, 0L, 8L, 5L, 1L, 20L, 18L));
    }

    @Test
    void readsQuarkus() {
        String page = """
                agroal_active_count{datasource="default"} 3.0
                agroal_available_count{datasource="default"} 1.0
                agroal_awaiting_count{datasource="default"} 2.0
                agroal_acquire_count_total{datasource="default"} 90.0
                """;

        assertThat(pools(page)).containsExactly(new Pool("default", 3L, 3L, 1L, 2L, null, 4L, null, 90L, null));
    }

    @Test
    void takesOnlyPoolsOfConnectionsFromCommonsPool() {
        String page = """
                commons_pool2_num_active_objects{factoryType="%1$s",name="pool",type="GenericObjectPool"} 1.0
                commons_pool2_num_idle_objects{factoryType="%1$s",name="pool",type="GenericObjectPool"} 2.0
                commons_pool2_num_waiters_threads{factoryType="%1$s",name="pool",type="GenericObjectPool"} 0.0
                commons_pool2_borrowed_objects_total{factoryType="%1$s",name="pool",type="GenericObjectPool"} 9.0
                commons_pool2_returned_objects_total{factoryType="%1$s",name="pool",type="GenericObjectPool"} 8.0
                """;

        assertThat(pools(page.formatted("org.apache.commons.dbcp2.PoolableConnectionFactory<PoolableConnection>")))
                .containsExactly(new Pool("pool", 1L, 1L, 2L, 0L, null, 3L, null, 9L, 8L));
        assertThat(pools(page.formatted("redis.clients.jedis.ConnectionFactory")))
                .isEmpty();
    }

    @Test
    void readsOpenTelemetryByState() {
        String page = """
                db_client_connections_usage{pool_name="shop",state="idle"} 4
                db_client_connections_usage{pool_name="shop",state="used"} 1
                db_client_connections_pending_requests{pool_name="shop"} 0
                db_client_connections_max{pool_name="shop"} 10
                db_client_connections_timeouts_total{pool_name="shop"} 2
                """;

        assertThat(pools(page)).containsExactly(new Pool("shop", 1L, 1L, 4L, 0L, 10L, 5L, 2L, null, null));
    }

    @Test
    void readsGo() {
        String page = """
                go_sql_in_use_connections{db_name="main"} 2
                go_sql_idle_connections{db_name="main"} 1
                go_sql_open_connections{db_name="main"} 3
                go_sql_max_open_connections{db_name="main"} 25
                """;

        assertThat(pools(page)).containsExactly(new Pool("main", 2L, 2L, 1L, null, 25L, 3L, null, null, null));
    }

    @Test
    void tellsPoolsOfOneNameApartByTheirOtherLabels() {
        String page = """
                hikaricp_connections_active{application="a",pool="HikariPool-1"} 1.0
                hikaricp_connections_active{application="b",pool="HikariPool-1"} 2.0
                """;

        assertThat(pools(page))
                .extracting(Pool::name)
                .containsExactly(
                        "HikariPool-1 {application=a, pool=HikariPool-1}",
                        "HikariPool-1 {application=b, pool=HikariPool-1}");
    }

    @Test
    void findsNothingInAnotherPage() {
        assertThat(pools("<html><body>hello</body></html>")).isEmpty();
        assertThat(PrometheusText.read("<html><body>hello</body></html>")).isEmpty();
    }

    /** A kind is under it from the moment it is registered. */
    @ParameterizedTest
    @EnumSource
    void findsEachKindByWhatItHasInUse(PoolMetrics kind) {
        PoolMetrics.Series active = kind.series().stream()
                .filter(series -> series.figure() == PoolFigure.ACTIVE)
                .findFirst()
                .orElseThrow();
        StringBuilder labels = new StringBuilder(underscored(kind.nameLabel()) + "=\"p\"");
        active.where().forEach((label, value) -> labels.append(",%s=\"%s\"".formatted(underscored(label), value)));
        kind.where().forEach((label, value) -> labels.append(",%s=\"%s\"".formatted(label, value)));

        assertThat(pools("%s{%s} 3%n".formatted(underscored(active.metric()), labels)))
                .singleElement()
                .satisfies(pool -> assertThat(pool.active()).isEqualTo(3));
    }

    private static String underscored(String name) {
        return name.replace('.', '_');
    }

    private static List<Pool> pools(String page) {
        return new PublishedPools(PrometheusText.read(page)).pools();
    }
}
