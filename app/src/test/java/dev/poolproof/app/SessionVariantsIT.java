package dev.poolproof.app;

import static dev.poolproof.app.VariantService.CUSTOMERS;
import static dev.poolproof.app.VariantService.DASHBOARD;
import static dev.poolproof.app.VariantService.PERMISSIONS;
import static dev.poolproof.app.VariantService.assertUnavailable;
import static org.assertj.core.api.Assertions.assertThat;

import dev.poolproof.app.HttpCalls.Answer;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The mistakes after which every connection has come back, and is not what it was. */
class SessionVariantsIT {

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
        service.begin("{\"settings\": {\"guard.session-checks\": \"true\"}}");
    }

    @Test
    void statementLeftOpenStaysOnTheServer() throws SQLException {
        calls.choose("dashboard", "statement-left-open-on-raw-connection");
        long before = status("Prepared_stmt_count");

        for (int request = 0; request < 3; request++) {
            assertThat(calls.get(DASHBOARD).status()).isEqualTo(200);
        }

        service.awaitOutstanding(0);
        assertThat(status("Prepared_stmt_count")).isEqualTo(before + 3);
        assertThat(calls.snapshot().at("/rawAccess/0/site/file").asString())
                .isEqualTo("StatementLeftOpenOnRawConnection.java");
    }

    @Test
    void transactionStaysOpenWhereNothingWasChanged() throws SQLException {
        calls.choose("customers", "transaction-left-open");

        assertThat(calls.get(CUSTOMERS).status()).isEqualTo(200);

        service.awaitOutstanding(0);
        assertThat(openTransactions()).isEqualTo(1);
        assertDefects("TransactionLeftOpen.java", "OPEN_TRANSACTION");
    }

    @Test
    void transactionIsCommittedWhereSomethingWasChanged() throws SQLException {
        calls.choose("customers", "transaction-left-open");
        String email = "grace-" + System.nanoTime() + "@example.org";

        Answer created = calls.post(CUSTOMERS, "{\"name\": \"Grace\", \"email\": \"" + email + "\"}");
        assertThat(created.status()).isEqualTo(201);
        service.awaitOutstanding(0);

        assertThat(openTransactions()).isZero();
        assertThat(rows("SELECT name FROM poolproof_tenant_1.customer WHERE email = '" + email + "'"))
                .isEqualTo("Grace");
        assertThat(calls.post(CUSTOMERS, VariantService.TAKEN).status()).isEqualTo(409);
        service.awaitOutstanding(0);
        assertThat(openTransactions()).isZero();
    }

    @Test
    void lockVariableAndTableStayInTheSession() throws SQLException {
        calls.choose("permissions", "session-state-left");

        assertThat(calls.get(PERMISSIONS).status()).isEqualTo(200);
        assertThat(calls.get(PERMISSIONS).status()).isEqualTo(200);

        service.awaitOutstanding(0);
        assertThat(rows("SELECT IS_USED_LOCK('report-tenant-1') IS NOT NULL")).isEqualTo("1");
        assertDefects("SessionStateLeft.java", "NAMED_LOCK", "SESSION_VARIABLE", "TEMPORARY_TABLE");
        service.begin();
        Await.until(ServiceProcess.PATIENCE, () -> "the lock is still held", SessionVariantsIT::isLockFree);
    }

    @Test
    void rawConnectionClosedIsLentAgainThoughItIsDead() {
        calls.choose("permissions", "raw-connection-closed");

        Answer answer = calls.get(PERMISSIONS);
        assertThat(answer.status()).isEqualTo(200);
        for (int request = 0; answer.status() == 200 && request < 50; request++) {
            answer = calls.get(PERMISSIONS);
        }

        assertUnavailable(answer, "database-unreachable");
        service.awaitOutstanding(0);
        assertDefects("RawConnectionClosed.java", "RAW_CLOSED");
    }

    @Test
    void idleConnectionIsEndedByTheServerAndThePoolDoesNotKnow() throws SQLException {
        calls.choose("permissions", "idle-beyond-server-timeout");
        long before = status("Aborted_clients");

        assertThat(calls.get(PERMISSIONS).status()).isEqualTo(200);
        Await.until(ServiceProcess.PATIENCE, () -> "no client was aborted", () -> abortedClients() >= before + 2);

        assertThat(calls.pool("tenant-1-further-1").at("/gauges/idle").asInt()).isEqualTo(2);
        assertThat(calls.get(PERMISSIONS).status()).isEqualTo(200);
        service.awaitOutstanding(0);
    }

    private static void assertDefects(String file, String... kinds) {
        List<JsonNode> defects =
                calls.snapshot().get("returnDefects").valueStream().toList();
        assertThat(defects).extracting(defect -> defect.get("kind").asString()).containsOnly(kinds);
        assertThat(defects)
                .extracting(defect -> defect.at("/site/file").asString())
                .containsOnly(file);
    }

    private static long openTransactions() throws SQLException {
        return Long.parseLong(rows("SELECT COUNT(*) FROM information_schema.innodb_trx"));
    }

    private static long abortedClients() {
        try {
            return status("Aborted_clients");
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
    }

    private static boolean isLockFree() {
        try {
            return rows("SELECT IS_USED_LOCK('report-tenant-1') IS NULL").equals("1");
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
    }

    private static long status(String name) throws SQLException {
        return TestDatabase.shared().status(name);
    }

    private static String rows(String sql) throws SQLException {
        return String.join("\n", TestDatabase.shared().rows(sql));
    }
}
