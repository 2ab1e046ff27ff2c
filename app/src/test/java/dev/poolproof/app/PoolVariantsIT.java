package dev.poolproof.app;

import static dev.poolproof.app.VariantService.CUSTOMERS;
import static dev.poolproof.app.VariantService.DASHBOARD;
import static dev.poolproof.app.VariantService.PERMISSIONS;
import static dev.poolproof.app.VariantService.TAKEN;
import static dev.poolproof.app.VariantService.assertUnavailable;
import static org.assertj.core.api.Assertions.assertThat;

import dev.poolproof.app.HttpCalls.Answer;
import dev.poolproof.app.world.Worlds;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The mistakes that are made with pools: closing them, making too many, asking too much of them. */
class PoolVariantsIT {

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
    void cachedPoolClosedFailsEverybodyAfterTheFirst() {
        calls.choose("customers", "cached-pool-closed");
        String eve = "{\"name\": \"Eve\", \"email\": \"eve-" + System.nanoTime() + "@example.org\"}";

        assertThat(calls.post(CUSTOMERS, eve).status()).isEqualTo(201);
        assertUnavailable(calls.get(CUSTOMERS), "pool-closed");
        assertUnavailable(calls.get(DASHBOARD), "pool-closed");

        JsonNode pool = calls.pool("tenant-1");
        assertThat(pool.at("/closedBy/file").asString()).isEqualTo("CachedPoolClosed.java");
        assertThat(pool.get("closedOnRoute").asString()).isEqualTo("POST /api/tenant/customers");
        assertThat(pool.at("/refusedAfterClose")
                        .get("GET /api/tenant/dashboard")
                        .asInt())
                .isEqualTo(1);
        service.awaitOutstanding(0);
        assertThat(calls.get("/actuator/prometheus").status()).isEqualTo(200);
        assertThat(calls.get("/actuator/health").status()).isEqualTo(200);
    }

    @Test
    void connectionPerQueryBorrowsForEveryQueryAndGivesBack() {
        calls.choose("dashboard", "connection-per-query");

        assertThat(calls.get(DASHBOARD).json().get("tiles").size()).isEqualTo(8);
        Await.until(
                ServiceProcess.PATIENCE,
                () -> calls.snapshot().toString(),
                () -> !dashboards().isEmpty());

        JsonNode route = dashboards().get(0);
        assertThat(route.get("maxBorrowsFromOnePool").asInt()).isEqualTo(8);
        assertThat(route.at("/mostFrequentSite/file").asString()).isEqualTo("ConnectionPerQuery.java");
        service.awaitOutstanding(0);
    }

    @Test
    void failureMaskedSaysUnknownTenantThoughTheTenantExists() {
        calls.choose("customers", "failure-masked-as-unknown-tenant");

        Answer masked = calls.post(CUSTOMERS, TAKEN);
        Answer redirected =
                calls.call("POST", CUSTOMERS, TAKEN, "X-Tenant", "tenant-1", "Accept", "text/html,*/*;q=0.8");

        assertThat(masked.status()).isEqualTo(404);
        assertThat(masked.text("type")).isEqualTo("urn:poolproof:problem:unknown-tenant");
        assertThat(redirected.status()).isEqualTo(302);
        assertThat(redirected.header("Location")).endsWith("/tenant-not-found");
        assertThat(calls.get(CUSTOMERS + "/987654321").text("type")).endsWith("unknown-customer");
        service.awaitOutstanding(0);
    }

    @Test
    void poolPerRequestMakesPoolsUntilTheServerRefuses() {
        calls.choose("dashboard", "pool-per-request");

        assertThat(calls.get(DASHBOARD).json().get("tiles").size()).isEqualTo(8);
        Answer refused = calls.get(DASHBOARD);
        for (int request = 0; refused.status() == 200 && request < 100; request++) {
            refused = calls.get(DASHBOARD);
        }

        assertUnavailable(refused, "too-many-connections");
        JsonNode site = StreamSupport.stream(calls.snapshot().get("poolSites").spliterator(), false)
                .filter(one -> one.at("/createdBy/file").asString().equals("PoolPerRequest.java"))
                .findFirst()
                .orElseThrow();
        assertThat(site.get("created").asInt()).isGreaterThan(10);
        assertThat(site.get("live").asInt()).isEqualTo(site.get("created").asInt());
        assertThat(site.get("route").asString()).isEqualTo("GET /api/tenant/dashboard");
        assertThat(site.get("target").asString()).endsWith("/poolproof_tenant_1");
        assertThat(calls.get("/actuator/prometheus").response().body())
                .contains("hikaricp_connections{pool=\"tenant-1-further-1\"}");
    }

    @Test
    void poolNotClosedOnEvictionLeavesTheOldPoolsOpen() {
        calls.choose("permissions", "pool-not-closed-on-eviction");

        for (int request = 0; request < 25; request++) {
            assertThat(calls.get(PERMISSIONS).status()).isEqualTo(200);
        }

        assertThat(service.poolsMadeIn("PoolNotClosedOnEviction.java", "created"))
                .isEqualTo(3);
        assertThat(service.poolsMadeIn("PoolNotClosedOnEviction.java", "live")).isEqualTo(3);
        service.awaitOutstanding(0);
    }

    @Test
    void poolCacheRaceMakesTwoPoolsForOneTenant() {
        calls.choose("permissions", "pool-cache-race");

        assertThat(calls.get(PERMISSIONS).status()).isEqualTo(200);
        Await.until(
                ServiceProcess.PATIENCE,
                () -> calls.snapshot().get("poolSites").toString(),
                () -> service.poolsMadeIn("PoolCacheRace.java", "live") == 2);
        assertThat(calls.get(PERMISSIONS).status()).isEqualTo(200);

        assertThat(service.poolsMadeIn("PoolCacheRace.java", "created")).isEqualTo(2);
        service.awaitOutstanding(0);
    }

    @Test
    void oversizedPoolsTakeMoreThanTheServerHas() {
        calls.choose("permissions", "oversized-pools");
        long before = refusals();

        for (String tenant : List.of("tenant-1", "tenant-2", "tenant-3")) {
            calls.get(PERMISSIONS, "X-Tenant", tenant);
        }

        Await.until(ServiceProcess.PATIENCE, () -> "the server refused nobody", () -> refusals() > before);
        service.awaitOutstanding(0);
    }

    @Test
    void moreThreadsThanConnectionsWaitAndGetTheirAnswers() throws Exception {
        service.begin("{\"variants\": {\"permissions\": \"more-threads-than-connections\"},"
                + " \"settings\": {\"pool.acquire-timeout\": \"10s\"}}");

        CompletableFuture<List<Answer>> answers = CompletableFuture.supplyAsync(this::tenRequests);
        Await.until(
                ServiceProcess.PATIENCE, () -> calls.snapshot().toString(), () -> pending("tenant-1-further-1") >= 4);

        assertThat(answers.get()).extracting(Answer::status).containsOnly(200);
        service.awaitOutstanding(0);
    }

    @Test
    void nestedBorrowWaitsForItselfWhenThePoolIsDry() {
        service.begin("{\"variants\": {\"permissions\": \"nested-borrow\"}}");
        assertThat(calls.get(PERMISSIONS).status()).isEqualTo(200);

        service.begin("{\"variants\": {\"permissions\": \"nested-borrow\"}, \"settings\": {\"pool.maximum\": \"1\"}}");

        assertUnavailable(calls.get(PERMISSIONS), "acquire-timeout");
        service.awaitOutstanding(0);
        JsonNode nested = calls.snapshot().get("nestedBorrows").get(0);
        assertThat(nested.at("/inner/file").asString()).isEqualTo("NestedBorrow.java");
        assertThat(nested.get("lockstep").asBoolean()).isTrue();
    }

    @Test
    void heldAcrossRemoteCallKeepsItsConnectionMeanwhile() throws Exception {
        calls.choose("permissions", "held-across-remote-call");

        CompletableFuture<Answer> answer = CompletableFuture.supplyAsync(() -> calls.get(PERMISSIONS));
        Await.until(ServiceProcess.PATIENCE, () -> calls.snapshot().toString(), () -> service.outstanding() == 1);

        assertThat(answer.get().status()).isEqualTo(200);
        service.awaitOutstanding(0);
        assertThat(calls.snapshot().at("/lateReturns/0/site/file").asString()).isEqualTo("HeldAcrossRemoteCall.java");
    }

    @Test
    void lookupOfTheTenantThatFailsIsNeverAnUnknownTenant() {
        Worlds worlds = service.running().context().getBean(Worlds.class);
        worlds.current().pools().master().close();

        assertUnavailable(calls.get(DASHBOARD), "pool-closed");
        assertUnavailable(calls.get(DASHBOARD, "X-Tenant", "no-such-tenant"), "pool-closed");
        assertThat(calls.get("/actuator/health").status()).isEqualTo(200);
    }

    private List<Answer> tenRequests() {
        try {
            return service.atOnce(10, () -> calls.get(PERMISSIONS));
        } catch (Exception failure) {
            throw new AssertionError(failure);
        }
    }

    private static int pending(String pool) {
        return StreamSupport.stream(calls.snapshot().get("pools").spliterator(), false)
                .filter(one -> one.get("name").asString().equals(pool))
                .mapToInt(one -> one.at("/gauges/pending").asInt())
                .findFirst()
                .orElse(0);
    }

    private static long refusals() {
        try {
            return TestDatabase.shared().status("Connection_errors_max_connections");
        } catch (SQLException full) {
            return Long.MAX_VALUE; // The administrator was refused as well.
        }
    }

    private static List<JsonNode> dashboards() {
        return StreamSupport.stream(calls.snapshot().get("routes").spliterator(), false)
                .filter(route -> route.get("route").asString().equals("GET /api/tenant/dashboard"))
                .filter(route -> route.get("requests").asInt() > 0)
                .toList();
    }
}
