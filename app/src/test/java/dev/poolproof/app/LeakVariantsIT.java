package dev.poolproof.app;

import static dev.poolproof.app.VariantService.CUSTOMERS;
import static dev.poolproof.app.VariantService.DASHBOARD;
import static dev.poolproof.app.VariantService.PERMISSIONS;
import static dev.poolproof.app.VariantService.assertUnavailable;
import static org.assertj.core.api.Assertions.assertThat;

import dev.poolproof.app.HttpCalls.Answer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The mistakes after which a connection does not come back. */
class LeakVariantsIT {

    private static final int MORE_THAN_THREADS = 10;

    private static VariantService service;
    private static HttpCalls calls;

    @BeforeAll
    static void start() {
        // An export that is long enough for its client to go away before the end.
        service = new VariantService(
                "--poolproof.database.master-schema=poolproof_leaks_master",
                "--poolproof.database.tenant-schema-prefix=poolproof_leaks_tenant_",
                "--poolproof.tenants=1",
                "--poolproof.seed-rows=500");
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
    void neverReleasedLeaksAConnectionARequestUntilThePoolIsDry() {
        calls.choose("permissions", "never-released");

        assertThat(calls.get(PERMISSIONS).status()).isEqualTo(200);
        assertThat(calls.get(PERMISSIONS).status()).isEqualTo(200);
        assertUnavailable(calls.get(PERMISSIONS), "acquire-timeout");

        assertLeaked(2, "NeverReleased.java");
        assertThat(leaked().get("route").asString()).isEqualTo("GET /api/auth/permissions");
        assertThat(leaked().get("tenant").asString()).isEqualTo("tenant-1");
        assertThat(calls.get("/actuator/health").status()).isEqualTo(200);
    }

    @Test
    void releasedOnlyOnSuccessLeaksWithAFailureOnly() {
        calls.choose("customers", "released-only-on-success");

        assertThat(calls.get(CUSTOMERS).status()).isEqualTo(200);
        service.awaitOutstanding(0);
        assertThat(calls.get(CUSTOMERS + "/987654321").status()).isEqualTo(404);

        assertLeaked(1, "ReleasedOnlyOnSuccess.java");
        assertThat(leaked().get("requestFailure").asString()).endsWith("UnknownCustomerException");
    }

    @Test
    void cleanupThrowsBeforeReleaseLeaksWhenTheRollbackFails() {
        service.begin("{\"variants\": {\"permissions\": \"cleanup-throws-before-release\"}}");
        assertThat(calls.get(PERMISSIONS).status()).isEqualTo(200);
        service.awaitOutstanding(0);

        service.begin("{\"variants\": {\"permissions\": \"cleanup-throws-before-release\"},"
                + " \"faults\": [\"rollback-fails:1\"]}");
        assertThat(calls.get(PERMISSIONS).status()).isEqualTo(500);

        assertLeaked(1, "CleanupThrowsBeforeRelease.java");
        assertThat(leaked().get("requestFailure").asString()).contains("SQL");
    }

    @Test
    void leakOnEarlyReturnLeaksWithSomeRequestsThatSucceed() {
        service.begin(
                "{\"variants\": {\"customers\": \"leak-on-early-return\"}, \"settings\": {\"variants.rarity\": \"3\"}}");

        assertThat(calls.get(CUSTOMERS + "/987654321").status()).isEqualTo(404);
        assertThat(calls.get(CUSTOMERS).status()).isEqualTo(200);
        assertThat(calls.get(CUSTOMERS).status()).isEqualTo(200);
        service.awaitOutstanding(0);
        assertThat(calls.get(CUSTOMERS).status()).isEqualTo(200);

        assertLeaked(1, "LeakOnEarlyReturn.java");
        assertThat(leaked().get("requestFailure").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "connection-variable-reassigned, ConnectionVariableReassigned.java, 0",
        "stream-left-open, StreamLeftOpen.java, 1",
    })
    void oneOfTwoConnectionsStaysOut(String variant, String file, int openStatements) {
        calls.choose("permissions", variant);

        assertThat(calls.get(PERMISSIONS).status()).isEqualTo(200);

        assertLeaked(1, file);
        assertThat(calls.pool("tenant-1").get("returns").asInt()).isEqualTo(1);
        assertThat(leaked().at("/use/openStatements").asInt()).isEqualTo(openStatements);
    }

    @Test
    void abandonedAsyncTaskKeepsItsConnectionAfterItsRequestGaveUp() {
        service.begin(
                "{\"variants\": {\"dashboard\": \"abandoned-async-task\"}, \"settings\": {\"variants.rarity\": \"2\"}}");

        assertThat(calls.get(PERMISSIONS).status()).isEqualTo(200);
        assertThat(calls.get(DASHBOARD).status()).isEqualTo(200);
        service.awaitOutstanding(0);
        assertUnavailable(calls.get(DASHBOARD), "database-unreachable");

        assertLeaked(1, "AbandonedAsyncTask.java");
        assertThat(leaked().get("route").asString()).isEqualTo("GET /api/tenant/dashboard");
        assertThat(leaked().get("otherThread").asBoolean()).isTrue();
        Await.until(
                ServiceProcess.PATIENCE,
                () -> leaked().toString(),
                () -> leaked().at("/owner/at/file").asString().equals("AbandonedAsyncTask.java"));
        calls.choose("dashboard", "try-finally");
        service.awaitOutstanding(0);
    }

    @Test
    void threadLocalConnectionStaysWithItsThreadUntilThePoolIsDry() {
        calls.choose("permissions", "thread-local-connection");

        Answer answer = calls.get(PERMISSIONS);
        for (int request = 0; answer.status() == 200 && request < 100; request++) {
            answer = calls.get(PERMISSIONS);
        }

        assertUnavailable(answer, "acquire-timeout");
        assertLeaked(2, "ThreadLocalConnection.java");
        Await.until(ServiceProcess.PATIENCE, () -> leaked().toString(), () -> {
            // Threads serve in turns: fewer in a row, with the question between, may miss one for ever.
            for (int request = 0; request < MORE_THAN_THREADS; request++) {
                calls.get(PERMISSIONS);
            }
            return leaked().at("/use/usesAfterRequest").asInt() > 0;
        });
        assertThat(calls.pool("tenant-1").get("returns").asInt()).isZero();
    }

    @Test
    void leakedOnClientAbortLeaksWhenTheClientGoesAway() throws IOException {
        calls.choose("customers", "leaked-on-client-abort");
        assertThat(calls.get(CUSTOMERS + "/export").response().body().lines()).hasSizeGreaterThanOrEqualTo(500);
        assertThat(calls.get(CUSTOMERS + "/987654321").status()).isEqualTo(404);
        service.awaitOutstanding(0);

        abortExport();

        assertLeaked(1, "LeakedOnClientAbort.java");
        assertThat(leaked().get("requestFailure").asString()).endsWith("AsyncRequestNotUsableException");
        assertThat(leaked().get("route").asString()).isEqualTo("GET /api/tenant/customers/export");
    }

    @Test
    void exportThatIsAbortedGivesEverythingBackInTheCorrectForm() throws IOException {
        abortExport();
        abortExport();

        assertThat(calls.get(CUSTOMERS + "/export").header("Content-Type")).isEqualTo("application/x-ndjson");
        service.awaitOutstanding(0);
    }

    /** Reads the beginning of an answer and closes the socket, so that the server's next packets are refused. */
    private static void abortExport() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), service.port())) {
            socket.setSoLinger(true, 0);
            socket.getOutputStream()
                    .write("GET /api/tenant/customers/export HTTP/1.1\r\nHost: localhost\r\nX-Tenant: tenant-1\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(socket.getInputStream().read()).isPositive();
        }
    }

    private static void assertLeaked(int connections, String file) {
        service.awaitOutstanding(connections);
        assertThat(leaked().at("/site/file").asString()).isEqualTo(file);
    }

    private static JsonNode leaked() {
        return calls.snapshot().get("outstanding").get(0);
    }
}
