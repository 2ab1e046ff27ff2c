package dev.poolproof.shop;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.poolproof.guard.snapshot.GuardSnapshot;
import java.lang.reflect.RecordComponent;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootVersion;
import org.springframework.context.ConfigurableApplicationContext;

/** A service that has the starter among its dependencies, over HTTP; run with several versions of Spring Boot. */
class GuardedServiceIT {

    private static final String OPEN = "--poolproof.guard.endpoint=true";

    private ConfigurableApplicationContext service =
            ShopService.start(OPEN, "--poolproof.guard.tenant-header=X-Tenant");
    private HttpCalls calls = new HttpCalls(service);

    @AfterEach
    void stop() {
        service.close();
    }

    private void restart(String... settings) {
        service.close();
        service = ShopService.start(settings);
        calls = new HttpCalls(service);
    }

    private Map<String, Object> route(String name) throws Exception {
        return calls.list("routes").stream()
                .filter(route -> name.equals(route.get("route")))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no route " + name));
    }

    @Test
    void runsWithTheSpringBootThatThisBuildSays() {
        String expected = System.getProperty("expected.spring-boot.version");

        assertThat(SpringBootVersion.getVersion()).isEqualTo(expected == null ? "3.0.13" : expected);
    }

    @Test
    void countsBorrowsByThePatternOfTheirRoute() throws Exception {
        calls.get("/orders/1");
        calls.get("/orders/2");

        assertThat(route("GET /orders/{id}")).containsEntry("requests", 2L).containsEntry("borrows", 2L);
        assertThat(calls.list("outstanding")).isEmpty();
    }

    @Test
    void tellsTheLeakingLineItsRouteAndTenant() throws Exception {
        calls.get("/leaking/1", "X-Tenant", "acme");

        Map<String, Object> leak = calls.list("outstanding").get(0);
        assertThat(leak)
                .containsEntry("pool", "dataSource")
                .containsEntry("route", "GET /leaking/{id}")
                .containsEntry("tenant", "acme")
                .containsEntry("requestEnded", true);
        assertThat(HttpCalls.object(leak.get("site")))
                .containsEntry("className", "dev.poolproof.shop.ShopService$Orders")
                .containsEntry("method", "leaking");
    }

    @Test
    void tellsNoTenantThatDoesNotLookLikeOne() throws Exception {
        calls.get("/leaking/1", "X-Tenant", "<script>");

        assertThat(calls.list("outstanding").get(0).get("tenant")).isNull();
    }

    @Test
    void tellsWhatTheRequestFailedWith() throws Exception {
        calls.get("/failing");

        assertThat(calls.list("outstanding").get(0))
                .containsEntry("requestFailure", IllegalStateException.class.getName());
        assertThat(route("GET /failing")).containsEntry("failedRequests", 1L);
        assertThat(calls.list("routes"))
                .noneMatch(route -> String.valueOf(route.get("route")).contains("/error"));
    }

    @Test
    void countsARequestThatGoesOnOnAnotherThreadOnce() throws Exception {
        HttpResponse<String> later = calls.get("/later");
        HttpResponse<String> carried = calls.get("/carried");

        assertThat(List.of(later.body(), carried.body())).containsOnly("found 1");
        assertThat(route("GET /later")).containsEntry("requests", 1L).containsEntry("borrows", 1L);
        assertThat(route("GET /carried")).containsEntry("requests", 1L).containsEntry("borrows", 1L);
    }

    @Test
    void writesTheSnapshotAsItsReadersExpectIt() throws Exception {
        calls.get("/leaking/1");

        assertThat(calls.snapshot())
                .containsEntry("format", GuardSnapshot.FORMAT)
                .containsEntry("version", (long) GuardSnapshot.VERSION)
                .containsOnlyKeys(Arrays.stream(GuardSnapshot.class.getRecordComponents())
                        .map(RecordComponent::getName)
                        .toArray(String[]::new));
        assertThat(HttpCalls.object(calls.list("pools").get(0).get("gauges")))
                .containsEntry("maximum", 5L)
                .containsEntry("active", 1L);
    }

    @Test
    void tellsNoCredential() throws Exception {
        calls.get("/leaking/1");

        assertThat(calls.get("/actuator/poolproof").body())
                .contains("jdbc:h2:mem:shop")
                .doesNotContain(ShopService.PASSWORD)
                .doesNotContain("clerk");
    }

    @Test
    void opensNoDoorUnlessAsked() throws Exception {
        restart("--management.endpoints.web.exposure.include=*");

        assertThat(calls.get("/actuator/poolproof").statusCode()).isEqualTo(404);
        assertThat(calls.get("/actuator/metrics").statusCode()).isEqualTo(200);
    }

    @Test
    void leavesTheDoorsOfTheServiceAsTheyAre() throws Exception {
        assertThat(calls.get("/actuator/health").statusCode()).isEqualTo(200);
        assertThat(calls.get("/actuator/metrics").statusCode()).isEqualTo(404);

        restart(OPEN, "--management.endpoints.web.exposure.include=metrics");

        assertThat(calls.get("/actuator/metrics").statusCode()).isEqualTo(200);
        assertThat(calls.get("/actuator/poolproof").statusCode()).isEqualTo(200);
        assertThat(calls.get("/actuator/health").statusCode()).isEqualTo(404);
    }

    @Test
    void keepsThePoolsMetrics() throws Exception {
        restart("--management.endpoints.web.exposure.include=metrics");
        calls.get("/leaking/1");

        assertThat(calls.get("/actuator/metrics/jdbc.connections.active").body())
                .contains("\"value\":1.0");
        assertThat(calls.get("/actuator/metrics/hikaricp.connections.active").body())
                .contains("\"value\":1.0");
    }

    @Test
    void leavesEverythingAloneWhereItIsSwitchedOff() throws Exception {
        restart(OPEN, "--poolproof.guard.enabled=false");
        calls.get("/leaking/1");

        assertThat(calls.get("/actuator/poolproof").statusCode()).isEqualTo(404);
        assertThat(service.getBean("dataSource").getClass()).isEqualTo(HikariDataSource.class);
    }
}
