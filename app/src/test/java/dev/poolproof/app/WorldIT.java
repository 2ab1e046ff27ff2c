package dev.poolproof.app;

import static dev.poolproof.app.VariantService.CUSTOMERS;
import static dev.poolproof.app.VariantService.DASHBOARD;
import static dev.poolproof.app.VariantService.PERMISSIONS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.poolproof.app.HttpCalls.Answer;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** A world that is replaced leaves nothing to the next. */
class WorldIT {

    private static VariantService service;
    private static HttpCalls calls;

    @BeforeAll
    static void start() {
        service = new VariantService();
        calls = service.calls();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @BeforeEach
    void beginWorld() {
        service.begin();
    }

    @Test
    void leaksOfOneWorldAreNoneOfTheNext() throws SQLException {
        service.begin("""
                {"run": "full-of-leaks", "settings": {"pool.maximum": "5", "variants.rarity": "2"},
                 "variants": {"permissions": "never-released", "customers": "pool-cache-race",
                              "dashboard": "abandoned-async-task"}}""");
        for (int request = 0; request < 2; request++) {
            calls.get(PERMISSIONS);
            calls.get(DASHBOARD);
            calls.get(DASHBOARD, "X-Tenant", "tenant-2");
            calls.get(CUSTOMERS);
        }
        calls.choose("customers", "pool-per-request");
        calls.get(CUSTOMERS);
        assertThat(service.outstanding()).isGreaterThanOrEqualTo(3);
        assertThat(sessions("full-of-leaks")).isGreaterThanOrEqualTo(5);

        JsonNode replaced = service.begin("{\"run\": \"next\"}");

        assertThat(replaced.get("run").asString()).isEqualTo("next");
        assertThat(replaced.get("closedPools").asInt()).isGreaterThanOrEqualTo(5);
        assertThat(replaced.get("cutConnections").asInt()).isGreaterThanOrEqualTo(2);
        assertThat(replaced.get("leftThreads").asInt()).isZero();
        Await.until(ServiceProcess.PATIENCE, () -> "sessions of the ended world", () -> sessions("full-of-leaks") == 0);
        assertThat(threads()).noneMatch(name -> name.startsWith("tenant-") || name.startsWith("variant:"));
        assertThat(calls.get("/actuator/prometheus").response().body()).doesNotContain("further");
        JsonNode totals = calls.snapshot().get("totals");
        assertThat(totals.get("borrows").asInt()).isZero();
        assertThat(totals.get("poolsCreated").asInt()).isEqualTo(1);
        assertThat(calls.get("/control/variants")
                        .json()
                        .at("/active/permissions")
                        .asString())
                .isEqualTo("try-with-resources");
        for (int request = 0; request < 5; request++) {
            assertThat(calls.get(PERMISSIONS).status()).isEqualTo(200);
        }
        service.awaitOutstanding(0);
    }

    @Test
    void requestThatIsUnderWayEndsWithItsWorld() throws Exception {
        service.begin("{\"variants\": {\"permissions\": \"slow-query\"}}");

        CompletableFuture<Answer> answer = CompletableFuture.supplyAsync(() -> calls.get(PERMISSIONS));
        service.awaitOutstanding(1);
        JsonNode replaced = service.begin("{}");

        assertThat(replaced.get("leftThreads").asInt()).isZero();
        assertThat(answer.get().status()).isIn(200, 503);
        service.awaitOutstanding(0);
    }

    @Test
    void withoutGuardTheServiceWorksTheSameAndHasNoSnapshot() {
        service.begin("{\"guard\": false, \"variants\": {\"customers\": \"never-released\"}}");

        assertThat(calls.get(PERMISSIONS).status()).isEqualTo(200);
        assertThat(calls.get(DASHBOARD).status()).isEqualTo(200);
        assertThat(calls.get(CUSTOMERS).status()).isEqualTo(200);
        assertThat(calls.get("/actuator/poolproof").status()).isEqualTo(404);
        assertThat(calls.get("/actuator/health").response().body()).contains("tenant-1");

        assertThat(service.begin("{}").get("cutConnections").asInt()).isEqualTo(1);
        assertThat(calls.get("/actuator/poolproof").status()).isEqualTo(200);
    }

    @Test
    void settingsOfAWorldAreThoseOfTheStartUnlessChanged() {
        service.begin("{\"settings\": {\"pool.maximum\": \"4\"}}");
        calls.get(PERMISSIONS);
        assertThat(calls.pool("tenant-1").at("/gauges/maximum").asInt()).isEqualTo(4);

        service.begin("{}");
        calls.get(PERMISSIONS);

        assertThat(calls.pool("tenant-1").at("/gauges/maximum").asInt()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"settings\": {\"pool.maximum\": \"0\", \"pool.acquire-timeout\": \"soon\"}}",
                "{\"settings\": {\"tenants\": \"5\"}}",
                "{\"variants\": {\"customers\": \"never-relased\"}}",
                "{\"faults\": [\"statement-falls:1\"]}",
                "{\"guard\": false, \"faults\": [\"statement-fails:1\"]}",
                "{\"run\": \"a,b\"}",
                "{\"seed\": \"many\"}",
            })
    void unusableWishIsRefusedAndChangesNothing(String wish) {
        calls.get(PERMISSIONS);

        assertThat(calls.put("/control/world", wish).status()).isEqualTo(400);

        assertThat(calls.pool("tenant-1").get("borrows").asInt()).isEqualTo(1);
    }

    @Test
    void everyProblemOfAWishIsTold() {
        String refusal = calls.put(
                        "/control/world", "{\"run\": \"a,b\", \"variants\": {\"dashboard\": \"pool-per-reqest\"}}")
                .response()
                .body();

        assertThat(refusal).contains("poolproof.run", "poolproof.variants.dashboard", "pool-per-request");
    }

    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream().map(Thread::getName).toList();
    }

    private static long sessions(String run) {
        try {
            return TestDatabase.shared()
                    .rows("SELECT PROCESSLIST_ID FROM performance_schema.session_connect_attrs"
                            + " WHERE ATTR_NAME = 'run' AND ATTR_VALUE = '" + run + "'")
                    .size();
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
    }
}
