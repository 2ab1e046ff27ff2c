package dev.poolproof.run.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.poolproof.reports.record.PoolEvidence;
import dev.poolproof.reports.record.PoolEvidence.Pool;
import dev.poolproof.run.plan.UsageException;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class PoolSourcesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String POOL = "hikaricp_connections_active{pool=\"orders\"} 2.0\n";

    private final Page service;

    PoolSourcesTest() throws IOException {
        service = new Page();
    }

    @AfterEach
    void close() {
        service.close();
    }

    @Test
    void findsTheFirstUsualPathThatNamesAPool() throws Exception {
        service.at("/metrics", "jvm_threads_live 12\n").at("/q/metrics", POOL);

        PoolObserver found = PoolSources.find(service.address(), PATIENCE, null).orElseThrow();

        assertThat(found.source()).isEqualTo(service.address() + "/q/metrics");
        assertThat(pools(found)).extracting(Pool::name).containsExactly("orders");
    }

    @Test
    void findsTheEndpointThatTellsOneMeterAtATime() throws Exception {
        actuator();

        PoolObserver found = PoolSources.find(service.address(), PATIENCE, null).orElseThrow();

        PoolEvidence read = found.read();
        assertThat(read.startedAtEpochMillis()).isEqualTo(1_764_000_000_123L);
        assertThat(pools(found))
                .containsExactly(
                        new Pool("a b", 2L, 2L, null, null, null, null, 7L, 13L, null),
                        new Pool("master", 0L, 0L, null, null, null, null, null, null, null));
    }

    @Test
    void findsNothingAtAServiceThatPublishesNone() throws Exception {
        service.at("/metrics", "jvm_threads_live 12\n");

        assertThat(PoolSources.find(service.address(), PATIENCE, null)).isEmpty();
    }

    @Test
    void takesAPageThatWasNamedThoughItNamesNoPoolYet() throws Exception {
        service.at("/admin/metrics", "jvm_threads_live 12\n");

        PoolObserver found = PoolSources.open(URI.create(service.address() + "/admin/metrics"), PATIENCE, null);

        assertThat(pools(found)).isEmpty();
    }

    @Test
    void refusesAPageThatIsNone() {
        service.at("/hello", "<html>hello</html>");

        assertThatThrownBy(() -> PoolSources.open(URI.create(service.address() + "/hello"), PATIENCE, null))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("/hello publishes no metrics")
                .hasMessageContaining("for example --metrics http://127.0.0.1:8080/actuator/prometheus");
    }

    @Test
    void showsTheHeaderThatItIsGiven() throws Exception {
        service.at("/metrics", POOL).wants("Bearer secret");

        assertThat(PoolSources.find(service.address(), PATIENCE, null)).isEmpty();
        assertThat(PoolSources.find(service.address(), PATIENCE, "Bearer secret"))
                .isPresent();
    }

    private void actuator() {
        service.at("/actuator/metrics", """
                {"names":["jvm.memory.used","hikaricp.connections.active","hikaricp.connections.acquire",
                  "hikaricp.connections.timeout","process.start.time"]}""")
                .at("/actuator/metrics/process.start.time", measured("VALUE", "1.764000000123E9", ""))
                .at("/actuator/metrics/hikaricp.connections.active", measured("VALUE", "2.0", "\"a b\",\"master\""))
                .at("/actuator/metrics/hikaricp.connections.active?tag=pool:a b", measured("VALUE", "2.0", ""))
                .at("/actuator/metrics/hikaricp.connections.active?tag=pool:master", measured("VALUE", "0.0", ""))
                .at("/actuator/metrics/hikaricp.connections.timeout", measured("COUNT", "7.0", "\"a b\""))
                .at("/actuator/metrics/hikaricp.connections.timeout?tag=pool:a b", measured("COUNT", "7.0", ""))
                .at("/actuator/metrics/hikaricp.connections.acquire", measured("COUNT", "20.0", "\"a b\""))
                .at("/actuator/metrics/hikaricp.connections.acquire?tag=pool:a b", measured("COUNT", "20.0", ""));
    }

    private static String measured(String statistic, String value, String pools) {
        return """
                {"name":"a.meter","measurements":[{"statistic":"%s","value":%s},{"statistic":"MAX","value":99}],
                 "availableTags":[{"tag":"pool","values":[%s]}]}""".formatted(statistic, value, pools);
    }

    private static List<Pool> pools(PoolObserver observer) throws IOException, InterruptedException {
        return Objects.requireNonNull(observer.read().pools());
    }
}
