package dev.poolproof.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The service as a process: how it starts, how it refuses, how it ends. */
class ProcessIT {

    @TempDir
    private Path folder;

    @Test
    void printsTheRegistryWithoutDatabase() throws IOException, InterruptedException {
        try (ServiceProcess process = ServiceProcess.start(folder, List.of("variants"))) {
            assertThat(process.exitCode()).isZero();
            JsonNode listing = JsonMapper.shared().readTree(process.output());
            assertThat(listing.propertyNames()).containsExactly("variants");
            assertThat(listing.get("variants").findValuesAsString("expectedFinding"))
                    .contains("none", "connection-leak", "failure-masked");
        }
    }

    @Test
    void refusesBadSettingsAllAtOnce() throws IOException, InterruptedException {
        try (ServiceProcess process = ServiceProcess.start(
                folder,
                RunningService.args("--poolproof.variants.dashboard=pool-per-reqest", "--poolproof.tenants=0"))) {
            assertThat(process.exitCode()).isEqualTo(64);
            assertThat(process.output().lines())
                    .hasSize(3)
                    .first()
                    .asString()
                    .isEqualTo("poolproof-app: 2 settings refused:");
            assertThat(process.output()).contains("pool-per-request", "poolproof.tenants");
        }
    }

    @Test
    void refusesArgumentThatIsNoSetting() throws IOException, InterruptedException {
        try (ServiceProcess process = ServiceProcess.start(folder, List.of("varints"))) {
            assertThat(process.exitCode()).isEqualTo(64);
            assertThat(process.output()).contains("varints", "variants");
        }
    }

    @Test
    void saysInALineThatThePortIsTaken() throws IOException, InterruptedException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                ServiceProcess process =
                        ServiceProcess.start(folder, RunningService.args("--server.port=" + taken.getLocalPort()))) {
            assertThat(process.exitCode()).isEqualTo(1);
            assertThat(process.output().lines())
                    .singleElement()
                    .asString()
                    .contains("Port " + taken.getLocalPort() + " is taken");
        }
    }

    @Test
    void saysInALineThatTheDatabaseDoesNotAnswer() throws IOException, InterruptedException {
        try (ServiceProcess process = ServiceProcess.start(
                folder, List.of("--server.port=0", "--poolproof.database.url=jdbc:mysql://127.0.0.1:1/"))) {
            assertThat(process.exitCode()).isEqualTo(1);
            assertThat(process.output().lines())
                    .singleElement()
                    .asString()
                    .contains("jdbc:mysql://127.0.0.1:1/", "poolproof.database.url");
        }
    }

    @Test
    void endsWhenAskedThoughARequestHangsAndClosesItsSessions() throws Exception {
        try (ServiceProcess process = ServiceProcess.startServing(
                folder, "--poolproof.run=ends", "--poolproof.pool.maximum=1", "--poolproof.pool.acquire-timeout=1h")) {
            HttpCalls calls = process.calls();
            calls.choose("permissions", "never-released");
            calls.get("/api/auth/permissions");
            Thread hanging = new Thread(() -> calls.get("/api/auth/permissions"), "hanging request");
            hanging.setUncaughtExceptionHandler((thread, noAnswer) -> {});
            hanging.start();
            Await.until(
                    ServiceProcess.PATIENCE,
                    () -> calls.pool("tenant-1").toString(),
                    () -> calls.pool("tenant-1").at("/gauges/pending").asInt() == 1);
            assertThat(sessions()).isEqualTo(2);

            process.terminate();

            // 143 is 128 + SIGTERM: the JVM ran its hooks to the end.
            assertThat(process.exitCode()).isEqualTo(143);
            Await.until(ServiceProcess.PATIENCE, () -> "sessions left", () -> sessions() == 0);
            hanging.join();
        }
    }

    @Test
    void letsObserversInWhenEveryThreadWaitsForAConnection() throws Exception {
        try (ServiceProcess process = ServiceProcess.startServing(
                folder,
                "--poolproof.observer-port=0",
                "--poolproof.variants.permissions=never-released",
                "--poolproof.pool.maximum=1",
                "--poolproof.pool.acquire-timeout=1h",
                "--server.tomcat.threads.max=1",
                "--server.tomcat.threads.min-spare=1")) {
            HttpCalls calls = process.calls();
            HttpCalls observer = process.observerCalls();
            calls.get("/api/auth/permissions");
            Thread hanging = new Thread(() -> calls.get("/api/auth/permissions"), "hanging request");
            hanging.setUncaughtExceptionHandler((thread, noAnswer) -> {});
            hanging.start();

            Await.until(
                    ServiceProcess.PATIENCE,
                    () -> observer.pool("tenant-1").toString(),
                    () -> observer.pool("tenant-1").at("/gauges/pending").asInt() == 1);

            assertThat(observer.get("/actuator/health").status()).isEqualTo(200);
            process.terminate();
            hanging.join();
        }
    }

    @Test
    void choosesNoVariantUnlessControlIsEnabled() throws IOException, InterruptedException {
        try (ServiceProcess process = ServiceProcess.startServing(folder, "--poolproof.control.enabled=false")) {
            HttpCalls.Answer refused = process.calls().choose("dashboard", "never-released");

            assertThat(refused.status()).isEqualTo(404);
            assertThat(refused.text("type")).isEqualTo("urn:poolproof:problem:control-refused");
            assertThat(process.calls().put("/control/world", "{}").status()).isEqualTo(404);
            assertThat(process.calls().get("/control/variants").status()).isEqualTo(200);
            assertThat(Files.readString(folder.resolve("port"))).matches("[0-9]+\n");
        }
    }

    private static long sessions() {
        try {
            return Long.parseLong(TestDatabase.shared()
                    .rows("SELECT COUNT(DISTINCT PROCESSLIST_ID) FROM performance_schema.session_connect_attrs"
                            + " WHERE ATTR_NAME = 'run' AND ATTR_VALUE = 'ends'")
                    .get(0));
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
    }
}
