package dev.poolproof.app;

import static dev.poolproof.app.VariantService.CUSTOMERS;
import static dev.poolproof.app.VariantService.DASHBOARD;
import static dev.poolproof.app.VariantService.PERMISSIONS;
import static dev.poolproof.app.VariantService.TAKEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.poolproof.app.HttpCalls.Answer;
import dev.poolproof.app.handling.Variant;
import dev.poolproof.app.handling.Variant.Kind;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The forms that are right, also those that look wrong, and how a variant is chosen. */
class VariantsIT {

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

    static Stream<Variant> rightForms() {
        return Arrays.stream(Variant.values()).filter(variant -> variant.kind() != Kind.MISTAKE);
    }

    @ParameterizedTest
    @MethodSource("rightForms")
    void rightFormsGiveEverythingBackAlsoAfterFailures(Variant variant) {
        service.begin("""
                {"variants": {"permissions": "%1$s", "customers": "%1$s", "dashboard": "%1$s"},
                 "settings": {"pool.maximum": "4", "pool.acquire-timeout": "10s"}}""".formatted(variant.id()));
        long reserved = variant == Variant.RESERVED_CONNECTION ? 1 : 0;

        for (int round = 0; round < 7; round++) {
            assertThat(calls.get(PERMISSIONS).status()).isEqualTo(200);
            assertThat(calls.get(DASHBOARD).status()).isEqualTo(200);
            assertThat(calls.get(CUSTOMERS).status()).isEqualTo(200);
            assertThat(calls.get(CUSTOMERS + "/987654321").status()).isEqualTo(404);
            assertThat(calls.post(CUSTOMERS, TAKEN).status()).isEqualTo(409);
        }

        service.awaitOutstanding(reserved);
        // The master's, the tenant's, and one for whoever became a tenant meanwhile.
        assertThat(calls.snapshot().at("/totals/poolsCreated").asInt())
                .isEqualTo(variant == Variant.LEGITIMATE_TENANT_ONBOARDING ? 3 : 2);
        assertThat(calls.snapshot().at("/totals/failedBorrows").asInt()).isZero();
        assertThat(service.begin("{}").get("cutConnections").asInt()).isZero();
    }

    @Test
    void newcomersAreTenantsLikeAnyOther() {
        calls.choose("permissions", "legitimate-tenant-onboarding");
        for (int request = 0; request < 30; request++) {
            assertThat(calls.get(PERMISSIONS).status()).isEqualTo(200);
        }

        Answer customers = calls.get(CUSTOMERS, "X-Tenant", "newcomer-1");

        assertThat(customers.status()).isEqualTo(200);
        assertThat(calls.pool("newcomer-1").get("tenant").asString()).isEqualTo("newcomer-1");
    }

    @Test
    void poolIsLargerForAWhileAndThenAsItWas() {
        calls.choose("permissions", "pool-resized-at-runtime");

        assertThat(calls.get(PERMISSIONS).status()).isEqualTo(200);
        assertThat(calls.pool("tenant-1").at("/gauges/maximum").asInt()).isEqualTo(2);
        for (int request = 0; request < 24; request++) {
            calls.get(PERMISSIONS);
        }
        assertThat(calls.pool("tenant-1").at("/gauges/maximum").asInt()).isEqualTo(4);
        calls.choose("permissions", "try-finally");
        assertThat(calls.pool("tenant-1").at("/gauges/maximum").asInt()).isEqualTo(2);
    }

    @Test
    void listsTheRegistryAndWhatIsActive() {
        calls.choose("dashboard", "never-released");

        JsonNode listing = calls.get("/control/variants").json();

        assertThat(listing.at("/active/dashboard").asString()).isEqualTo("never-released");
        assertThat(listing.at("/active/customers").asString()).isEqualTo("try-with-resources");
        assertThat(listing.get("variants").findValuesAsString("name")).containsExactlyElementsOf(Variant.ids());
        assertThat(listing.get("variants").findValuesAsString("cause")).contains("early-return", "client-abort");
        assertThat(listing.get("variants").findValues("faults").toString()).contains("rollback-fails:0.05");
    }

    @Test
    void unknownVariantIsInvalidAndNearOnesAreNamed() {
        Answer refused = calls.choose("dashboard", "never-relased");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.response().body()).contains("never-released");
        assertThat(calls.choose("dashbord", "never-released").response().body()).contains("dashboard");
        assertThat(calls.put("/control/endpoints/dashboard", "{}").status()).isEqualTo(400);
    }
}
