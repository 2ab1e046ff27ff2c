package dev.poolproof.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolproof.app.HttpCalls.Answer;
import dev.poolproof.app.world.Worlds;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What each variant does to the pools and to clients, as the guard and HTTP show it. */
class VariantsIT {

    private static final String TAKEN = "{\"name\": \"Ada\", \"email\": \"customer-7@tenant-1.example\"}";

    private RunningService service;
    private HttpCalls calls;

    @BeforeEach
    void start() {
        service = RunningService.start();
        calls = service.calls();
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"try-with-resources", "try-finally"})
    void correctFormsGiveEverythingBackAlsoAfterFailures(String variant) {
        for (String endpoint : List.of("permissions", "customers", "dashboard")) {
            assertThat(calls.choose(endpoint, variant).status()).isEqualTo(200);
        }
        for (int round = 0; round < 5; round++) {
            assertThat(calls.get("/api/auth/permissions").status()).isEqualTo(200);
            assertThat(calls.get("/api/tenant/dashboard").status()).isEqualTo(200);
            assertThat(calls.get("/api/tenant/customers").status()).isEqualTo(200);
            assertThat(calls.get("/api/tenant/customers/987654321").status()).isEqualTo(404);
            assertThat(calls.post("/api/tenant/customers", TAKEN).status()).isEqualTo(409);
        }

        assertThat(outstanding()).isZero();
        assertThat(calls.snapshot().at("/totals/poolsCreated").asInt()).isEqualTo(2);
    }

    @Test
    void neverReleasedLeaksAConnectionARequestUntilThePoolIsDry() {
        calls.choose("permissions", "never-released");

        assertThat(calls.get("/api/auth/permissions").status()).isEqualTo(200);
        assertThat(calls.get("/api/auth/permissions").status()).isEqualTo(200);
        assertUnavailable(calls.get("/api/auth/permissions"), "acquire-timeout");

        assertThat(outstanding()).isEqualTo(2);
        JsonNode leaked = calls.snapshot().get("outstanding").get(0);
        assertThat(leaked.at("/site/file").asString()).isEqualTo("NeverReleased.java");
        assertThat(leaked.get("route").asString()).isEqualTo("GET /api/auth/permissions");
        assertThat(leaked.get("tenant").asString()).isEqualTo("tenant-1");
        assertThat(calls.get("/actuator/health").status()).isEqualTo(200);
    }

    @Test
    void releasedOnlyOnSuccessLeaksWithAFailureOnly() {
        calls.choose("customers", "released-only-on-success");

        assertThat(calls.get("/api/tenant/customers").status()).isEqualTo(200);
        assertThat(outstanding()).isZero();
        assertThat(calls.get("/api/tenant/customers/987654321").status()).isEqualTo(404);

        assertThat(outstanding()).isEqualTo(1);
        assertThat(calls.snapshot().at("/outstanding/0/site/file").asString()).isEqualTo("ReleasedOnlyOnSuccess.java");
    }

    @Test
    void connectionVariableReassignedLeaksTheFirstOfTwo() {
        calls.choose("permissions", "connection-variable-reassigned");

        assertThat(calls.get("/api/auth/permissions").status()).isEqualTo(200);

        assertThat(outstanding()).isEqualTo(1);
        assertThat(calls.snapshot().at("/outstanding/0/site/file").asString())
                .isEqualTo("ConnectionVariableReassigned.java");
        assertThat(calls.snapshot().at("/totals/returns").asInt())
                .isEqualTo(calls.snapshot().at("/totals/borrows").asInt() - 1);
    }

    @Test
    void cachedPoolClosedFailsEverybodyAfterTheFirst() {
        calls.choose("customers", "cached-pool-closed");

        assertThat(calls.post(
                                "/api/tenant/customers",
                                "{\"name\": \"Eve\", \"email\": \"eve-" + System.nanoTime() + "@example.org\"}")
                        .status())
                .isEqualTo(201);
        assertUnavailable(calls.get("/api/tenant/customers"), "pool-closed");
        assertUnavailable(calls.get("/api/tenant/dashboard"), "pool-closed");

        JsonNode pool = calls.pool("tenant-1");
        assertThat(pool.at("/closedBy/file").asString()).isEqualTo("CachedPoolClosed.java");
        assertThat(pool.get("closedOnRoute").asString()).isEqualTo("POST /api/tenant/customers");
        assertThat(pool.at("/refusedAfterClose")
                        .get("GET /api/tenant/dashboard")
                        .asInt())
                .isEqualTo(1);
        assertThat(outstanding()).isZero();
        assertThat(calls.get("/actuator/prometheus").status()).isEqualTo(200);
        assertThat(calls.get("/actuator/health").status()).isEqualTo(200);
    }

    @Test
    void connectionPerQueryBorrowsForEveryQueryAndGivesBack() {
        calls.choose("dashboard", "connection-per-query");

        assertThat(calls.get("/api/tenant/dashboard").json().get("tiles").size())
                .isEqualTo(8);
        Await.until(
                ServiceProcess.PATIENCE,
                () -> calls.snapshot().toString(),
                () -> dashboards().iterator().hasNext());

        JsonNode route = dashboards().iterator().next();
        assertThat(route.get("maxBorrowsFromOnePool").asInt()).isEqualTo(8);
        assertThat(route.at("/mostFrequentSite/file").asString()).isEqualTo("ConnectionPerQuery.java");
        assertThat(outstanding()).isZero();
    }

    @Test
    void failureMaskedSaysUnknownTenantThoughTheTenantExists() {
        calls.choose("customers", "failure-masked-as-unknown-tenant");

        Answer masked = calls.post("/api/tenant/customers", TAKEN);
        Answer redirected = calls.call(
                "POST", "/api/tenant/customers", TAKEN, "X-Tenant", "tenant-1", "Accept", "text/html,*/*;q=0.8");

        assertThat(masked.status()).isEqualTo(404);
        assertThat(masked.text("type")).isEqualTo("urn:poolproof:problem:unknown-tenant");
        assertThat(redirected.status()).isEqualTo(302);
        assertThat(redirected.header("Location")).endsWith("/tenant-not-found");
        assertThat(calls.get("/api/tenant/customers/987654321").text("type")).endsWith("unknown-customer");
        assertThat(outstanding()).isZero();
    }

    /** In a process of its own: nobody could close its pools here. */
    @Test
    void poolPerRequestMakesPoolsUntilTheServerRefuses(@TempDir Path folder) throws IOException, InterruptedException {
        try (ServiceProcess process = ServiceProcess.startServing(folder)) {
            HttpCalls own = process.calls();
            own.choose("dashboard", "pool-per-request");

            assertThat(own.get("/api/tenant/dashboard").json().get("tiles").size())
                    .isEqualTo(8);
            Answer refused = own.get("/api/tenant/dashboard");
            for (int request = 0; refused.status() == 200 && request < 100; request++) {
                refused = own.get("/api/tenant/dashboard");
            }

            assertUnavailable(refused, "too-many-connections");
            JsonNode site = StreamSupport.stream(own.snapshot().get("poolSites").spliterator(), false)
                    .filter(one -> one.at("/createdBy/file").asString().equals("PoolPerRequest.java"))
                    .findFirst()
                    .orElseThrow();
            assertThat(site.get("created").asInt()).isGreaterThan(10);
            assertThat(site.get("live").asInt()).isEqualTo(site.get("created").asInt());
            assertThat(site.get("route").asString()).isEqualTo("GET /api/tenant/dashboard");
            assertThat(site.get("target").asString()).endsWith("/poolproof_tenant_1");
            assertThat(own.get("/actuator/prometheus").response().body())
                    .contains("hikaricp_connections{pool=\"tenant-1-further-1\"}");
        }
    }

    @Test
    void lookupOfTheTenantThatFailsIsNeverAnUnknownTenant() {
        service.context().getBean(Worlds.class).current().pools().master().close();

        assertUnavailable(calls.get("/api/tenant/dashboard"), "pool-closed");
        assertUnavailable(calls.get("/api/tenant/dashboard", "X-Tenant", "no-such-tenant"), "pool-closed");
        assertThat(calls.get("/actuator/health").status()).isEqualTo(200);
    }

    @Test
    void listsTheRegistryAndWhatIsActive() {
        calls.choose("dashboard", "never-released");

        JsonNode listing = calls.get("/control/variants").json();

        assertThat(listing.at("/active/dashboard").asString()).isEqualTo("never-released");
        assertThat(listing.at("/active/customers").asString()).isEqualTo("try-with-resources");
        assertThat(listing.get("variants").findValuesAsString("name")).contains("try-finally", "pool-per-request");
    }

    @Test
    void unknownVariantIsInvalidAndNearOnesAreNamed() {
        Answer refused = calls.choose("dashboard", "never-relased");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.response().body()).contains("never-released");
        assertThat(calls.choose("dashbord", "never-released").response().body()).contains("dashboard");
        assertThat(calls.put("/control/endpoints/dashboard", "{}").status()).isEqualTo(400);
    }

    private long outstanding() {
        JsonNode totals = calls.snapshot().get("totals");
        return totals.get("borrows").asLong() - totals.get("returns").asLong();
    }

    private List<JsonNode> dashboards() {
        return StreamSupport.stream(calls.snapshot().get("routes").spliterator(), false)
                .filter(route -> route.get("route").asString().equals("GET /api/tenant/dashboard"))
                .filter(route -> route.get("requests").asInt() > 0)
                .toList();
    }

    private static void assertUnavailable(Answer answer, String cause) {
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isEqualTo("1");
        assertThat(answer.text("type")).isEqualTo("urn:poolproof:problem:database-unavailable");
        assertThat(answer.text("cause")).isEqualTo(cause);
    }
}
