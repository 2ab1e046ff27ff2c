package dev.poolproof.run.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolproof.run.plan.Endpoint;
import dev.poolproof.run.plan.EvidenceSource;
import dev.poolproof.run.plan.FaultSettings;
import dev.poolproof.run.plan.ServicePlan;
import dev.poolproof.run.provision.Database;
import dev.poolproof.run.provision.Provision;
import dev.poolproof.run.provision.ProvisionRequest;
import dev.poolproof.run.target.ServiceJar;
import dev.poolproof.run.target.ServiceProcess;
import dev.poolproof.run.target.WarmUp;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * The command {@code watch} with services that show more of themselves than the server does: a guard, or their
 * pools' metrics.
 */
class WatchedTargetIT {

    @TempDir
    static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static Database database;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeAll
    static void start() {
        database = Provision.EMBEDDED.provide(
                new ProvisionRequest(24, ProvisionRequest.DEFAULT_IMAGE, null, "target", folder, message -> {}));
    }

    @AfterAll
    static void end() {
        database.close();
    }

    @Test
    void namesTheLineByTheGuardWithoutAServer() throws Exception {
        try (ServiceProcess service = service(EvidenceSource.GUARD, "guarded")) {
            assertThat(watch(
                            "--target=" + service.observerAddress(),
                            "--",
                            "bash",
                            "-c",
                            visit(service, Endpoint.CUSTOMERS)))
                    .as(err + "\n" + out)
                    .isZero();
            assertThat(out.toString()).contains("Without a server (--db)", "0 connections out");

            assertThat(watch(
                            "--target=" + service.observerAddress(),
                            "--",
                            "bash",
                            "-c",
                            visit(service, Endpoint.PERMISSIONS)))
                    .as(err + "\n" + out)
                    .isEqualTo(1);
            assertThat(err.toString()).contains("Watching: the guard");
            assertThat(out.toString()).contains("connection-leak", "NeverReleased.java:");
        }
    }

    @Test
    void countsByThePoolsOwnMetricsAndTheServer() throws Exception {
        try (ServiceProcess service = service(EvidenceSource.POOL, "measured")) {
            Path password = Files.writeString(
                    folder.resolve("password"), database.administrator().password());

            int exitCode = watch(
                    "--target=" + service.observerAddress(),
                    "--db=" + database.administrator().url(),
                    "--db-user=" + database.administrator().username(),
                    "--db-password-file=" + password,
                    "--sessions=attribute.run=measured",
                    "--",
                    "bash",
                    "-c",
                    visit(service, Endpoint.PERMISSIONS));

            assertThat(exitCode).as(err + "\n" + out).isEqualTo(1);
            assertThat(err.toString()).contains("Without the guard", "pools at http://127.0.0.1:");
            assertThat(out.toString()).contains("connection-leak", "(1 of 5 in use)");
        }
    }

    private static ServiceProcess service(EvidenceSource evidence, String stamp) throws Exception {
        ServicePlan plan = new ServicePlan(
                1, 20, 0, Map.of(Endpoint.PERMISSIONS, "never-released"), Map.of(), FaultSettings.NONE, evidence);
        ServiceProcess service = ServiceProcess.start(
                ServiceJar.locate(), plan, database, stamp, Files.createDirectory(folder.resolve(stamp)));
        WarmUp.send(service.address(), plan.tenantNames(), List.of(Endpoint.CUSTOMERS), Duration.ofSeconds(10));
        return service;
    }

    private static String visit(ServiceProcess service, Endpoint endpoint) {
        URI address = service.address();
        return "exec 3<>/dev/tcp/%s/%d; printf 'GET %s HTTP/1.0\\r\\nX-Tenant: tenant-1\\r\\n\\r\\n' >&3; cat <&3 >/dev/null"
                .formatted(address.getHost(), address.getPort(), endpoint.path());
    }

    private int watch(String... arguments) {
        CommandLine commandLine = Poolproof.commandLine();
        commandLine.setOut(new PrintWriter(out));
        commandLine.setErr(new PrintWriter(err));
        List<String> all = new ArrayList<>(List.of("watch", "--runs=" + folder.resolve("runs")));
        all.addAll(List.of(arguments));
        return commandLine.execute(all.toArray(String[]::new));
    }
}
