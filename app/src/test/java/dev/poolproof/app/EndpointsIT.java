package dev.poolproof.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolproof.app.HttpCalls.Answer;
import java.sql.SQLException;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** The endpoints in their correct form, over real HTTP on a real database. */
class EndpointsIT {

    private static RunningService service;
    private static HttpCalls calls;

    @BeforeAll
    static void start() {
        service = RunningService.start("--poolproof.tenants=4");
        calls = service.calls();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void permissionsNameUserAndWhatTheyMayDo() {
        Answer answer = calls.get("/api/auth/permissions");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text("tenant")).isEqualTo("tenant-1");
        assertThat(answer.text("user")).isEqualTo("owner@tenant-1.example");
        assertThat(answer.json().get("permissions").size()).isPositive();
    }

    @Test
    void everyTenantHasItsOwnSeeds() {
        assertThat(calls.get("/api/tenant/customers/50", "X-Tenant", "tenant-4").text("email"))
                .isEqualTo("customer-50@tenant-4.example");
        assertThat(calls.get("/api/tenant/customers/1", "X-Tenant", "tenant-2").text("email"))
                .isEqualTo("customer-1@tenant-2.example");
    }

    @Test
    void dashboardHasEightTiles() {
        Answer answer = calls.get("/api/tenant/dashboard");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text("tenant")).isEqualTo("tenant-1");
        assertThat(answer.json().get("tiles").size()).isEqualTo(8);
    }

    @Test
    void pagesCoverAllCustomersInOrder() {
        JsonNode first =
                calls.get("/api/tenant/customers", "X-Tenant", "tenant-3").json();
        JsonNode last = calls.get("/api/tenant/customers?page=2&size=20", "X-Tenant", "tenant-3")
                .json();

        assertThat(first.get("items").size()).isEqualTo(20);
        assertThat(first.get("page").asInt()).isZero();
        assertThat(first.get("size").asInt()).isEqualTo(20);
        assertThat(first.get("total").asInt()).isEqualTo(50);
        assertThat(first.get("items").get(0).get("id").asInt()).isEqualTo(1);
        assertThat(last.get("items").size()).isEqualTo(10);
        assertThat(last.get("items").get(9).get("id").asInt()).isEqualTo(50);
    }

    @Test
    void customersLiveFromCreateToDelete() {
        Answer created = calls.post("/api/tenant/customers", customer("Ada", "ada@example.org"));
        String path = created.header("Location");

        assertThat(created.status()).isEqualTo(201);
        assertThat(path)
                .isEqualTo("/api/tenant/customers/" + created.json().get("id").asLong());
        assertThat(calls.get(path).text("name")).isEqualTo("Ada");

        Answer changed = calls.put(path, customer("Ada L.", "ada.l@example.org"));

        assertThat(changed.status()).isEqualTo(200);
        assertThat(calls.get(path).json()).isEqualTo(changed.json());
        assertThat(calls.put(path, customer("Ada L.", "ada.l@example.org")).status())
                .isEqualTo(200);
        assertThat(calls.delete(path).status()).isEqualTo(204);
        assertThat(calls.get(path).status()).isEqualTo(404);
    }

    @Test
    void takenEmailIsAConflict() {
        String taken = customer("Ada", "customer-7@tenant-1.example");

        assertProblem(calls.post("/api/tenant/customers", taken), 409, "duplicate-email");
        assertProblem(calls.put("/api/tenant/customers/8", taken), 409, "duplicate-email");
    }

    @Test
    void unknownCustomerIsNotFound() {
        String path = "/api/tenant/customers/987654321";

        assertProblem(calls.get(path), 404, "unknown-customer");
        assertProblem(calls.put(path, customer("Ada", "nobody@example.org")), 404, "unknown-customer");
        assertProblem(calls.delete(path), 404, "unknown-customer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"name\": \"Ada\"}", "{\"name\": \"\", \"email\": \"a@b.c\"}", "[]", "not json"})
    void unusableBodyIsInvalid(String body) {
        assertProblem(calls.post("/api/tenant/customers", body), 400, "invalid-request");
        assertProblem(calls.put("/api/tenant/customers/1", body), 400, "invalid-request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"?page=-1", "?size=0", "?size=101", "?page=x", "?size=99999999999", "/not-a-number"})
    void unusablePathOrPagingIsInvalid(String rest) {
        assertProblem(calls.get("/api/tenant/customers" + rest), 400, "invalid-request");
    }

    @Test
    void farthestPageIsEmpty() {
        Answer answer = calls.get("/api/tenant/customers?page=2147483647&size=100");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().get("items").size()).isZero();
    }

    @Test
    void unknownPathAndMethodAreProblems() {
        assertProblem(calls.get("/nowhere"), 404, "invalid-request");
        assertProblem(calls.delete("/api/tenant/dashboard"), 405, "invalid-request");
    }

    @Test
    void requestWithoutTenantIsInvalid() {
        assertProblem(calls.get("/api/tenant/dashboard", "Accept", "*/*"), 400, "missing-tenant");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tenant-5", "Tenant 1!", "tenant-1' OR '1'='1"})
    void unknownTenantIsNotFoundForPrograms(String slug) {
        assertProblem(calls.get("/api/tenant/dashboard", "X-Tenant", slug), 404, "unknown-tenant");
    }

    @Test
    void unknownTenantLeadsBrowsersToAPage() {
        Answer redirect = calls.get("/api/tenant/dashboard", "X-Tenant", "tenant-5", "Accept", "text/html,*/*;q=0.8");

        assertThat(redirect.status()).isEqualTo(302);
        assertThat(redirect.header("Location")).endsWith("/tenant-not-found");

        Answer page = calls.get("/tenant-not-found", "Accept", "text/html");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.response().body()).contains("<h1>Tenant not found</h1>");
    }

    @Test
    void metersOfEveryPoolAreThere() {
        calls.get("/api/tenant/dashboard", "X-Tenant", "tenant-1");
        calls.get("/api/tenant/dashboard", "X-Tenant", "tenant-2");

        String meters = calls.get("/actuator/prometheus").response().body();

        assertThat(Stream.of("master", "tenant-1", "tenant-2"))
                .allSatisfy(pool -> assertThat(meters)
                        .contains("hikaricp_connections_active{pool=\"" + pool + "\"}")
                        .contains("hikaricp_connections_max{pool=\"" + pool + "\"} 2.0")
                        .contains("hikaricp_connections_acquire_seconds_bucket{pool=\"" + pool + "\",le=\"+Inf\"}"));
    }

    @Test
    void sessionsCarryPoolTenantAndRun() throws SQLException {
        calls.get("/api/tenant/dashboard", "X-Tenant", "tenant-2");

        assertThat(TestDatabase.shared()
                        .rows("SELECT GROUP_CONCAT(ATTR_NAME, ':', ATTR_VALUE ORDER BY ATTR_NAME)"
                                + " FROM performance_schema.session_connect_attrs"
                                + " WHERE ATTR_NAME IN ('pool', 'tenant', 'run') GROUP BY PROCESSLIST_ID"))
                .contains("pool:master,run:it", "pool:tenant-2,run:it,tenant:tenant-2");
    }

    @Test
    void healthTellsOfEveryPoolAndBorrowsNothing() {
        calls.get("/api/tenant/dashboard");
        JsonNode before = calls.snapshot().get("totals");

        Answer health = calls.get("/actuator/health");

        assertThat(health.status()).isEqualTo(200);
        assertThat(health.text("status")).isEqualTo("UP");
        assertThat(health.json().at("/components/pools/details/master/closed").asBoolean())
                .isFalse();
        assertThat(health.json().at("/components/pools/details/tenant-1/idle").asInt())
                .isPositive();
        assertThat(calls.snapshot().get("totals")).isEqualTo(before);
    }

    @Test
    void aRequestBorrowsOnceFromEachPoolAndGivesBack() {
        calls.get("/api/tenant/dashboard");
        Await.until(
                ServiceProcess.PATIENCE,
                () -> calls.snapshot().toString(),
                () -> route("GET /api/tenant/dashboard").path("requests").asInt(0) > 0);

        assertThat(route("GET /api/tenant/dashboard")
                        .get("maxBorrowsFromOnePool")
                        .asInt())
                .isEqualTo(1);
        JsonNode totals = calls.snapshot().get("totals");
        assertThat(totals.get("borrows").asLong())
                .isEqualTo(totals.get("returns").asLong());
    }

    @Test
    void springMadeNoDataSourceOfItsOwn() {
        assertThat(service.context().getBeanNamesForType(DataSource.class)).isEmpty();
    }

    @Test
    void startingAgainOnTheSameDatabaseKeepsItsRows() {
        String path = calls.post("/api/tenant/customers", customer("Kept", "kept@example.org"))
                .header("Location");

        try (RunningService again = RunningService.start("--poolproof.tenants=4")) {
            assertThat(again.calls().get(path).text("name")).isEqualTo("Kept");
            assertThat(again.calls().get("/api/tenant/customers/50").status()).isEqualTo(200);
        }
        calls.delete(path);
    }

    private static JsonNode route(String name) {
        for (JsonNode route : calls.snapshot().get("routes")) {
            if (route.get("route").asString().equals(name)) {
                return route;
            }
        }
        return MissingNode.getInstance();
    }

    private static String customer(String name, String email) {
        return "{\"name\": \"" + name + "\", \"email\": \"" + email + "\"}";
    }

    private static void assertProblem(Answer answer, int status, String name) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.text("type")).isEqualTo("urn:poolproof:problem:" + name);
        assertThat(answer.json().get("status").asInt()).isEqualTo(status);
        assertThat(answer.text("detail")).isNotBlank();
    }
}
