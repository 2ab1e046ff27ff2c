package dev.poolproof.run.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolproof.run.plan.Endpoint;
import dev.poolproof.run.plan.EvidenceSource;
import dev.poolproof.run.plan.FaultSettings;
import dev.poolproof.run.plan.ServicePlan;
import dev.poolproof.run.provision.Access;
import dev.poolproof.run.provision.Database;
import dev.poolproof.run.provision.Provision;
import dev.poolproof.run.provision.ProvisionRequest;
import dev.poolproof.run.target.ServiceJar;
import dev.poolproof.run.target.ServiceProcess;
import dev.poolproof.run.target.WarmUp;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The command {@code budget} with a service that runs, four pools of five, and its server of 24. */
class BudgetIT {

    @TempDir
    static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static Database database;

    @SuppressWarnings("NullAway.Init")
    private static ServiceProcess service;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeAll
    static void start() throws Exception {
        database = Provision.EMBEDDED.provide(
                new ProvisionRequest(24, ProvisionRequest.DEFAULT_IMAGE, null, "budget", folder, message -> {}));
        ServicePlan plan = new ServicePlan(3, 20, 0, Map.of(), Map.of(), FaultSettings.NONE, EvidenceSource.GUARD);
        service = ServiceProcess.start(ServiceJar.locate(), plan, database, "budget", folder);
        WarmUp.send(service.address(), plan.tenantNames(), List.of(Endpoint.PERMISSIONS), Duration.ofSeconds(10));
        Access administrator = database.administrator();
        try (Connection connection = DriverManager.getConnection(
                        administrator.url(), administrator.username(), administrator.password());
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "create user 'limited'@'127.0.0.1' identified by 'Limited-1' with max_user_connections 12");
        }
    }

    @AfterAll
    static void stop() {
        try {
            service.close();
        } finally {
            database.close();
        }
    }

    @Test
    void asksTheServiceForItsPoolsAndTheServerForItsLimits() throws IOException {
        assertThat(execute(database.service(), "--target", service.address().toString()))
                .as(err.toString())
                .isEqualTo(ExitCode.PASS.number());
        assertThat(unwrapped())
                .contains(
                        "4 pools may open 20 sessions, and max_connections 24 leaves them 23, with 1 in reserve: they fit.")
                .contains("3 × 5 (made at TenantPools.java:")
                .contains("5 (master)")
                .contains("MariaDB 11.4");
    }

    @Test
    void saysThatASecondInstanceDoesNotFit() throws IOException {
        assertThat(execute(database.service(), "--target", service.address().toString(), "--instances", "2"))
                .isEqualTo(ExitCode.FAIL.number());
        assertThat(unwrapped()).contains("17 too many", "at most 2 connections", "max_connections to 41");
    }

    @Test
    void knowsTheLimitOfTheAccountThatLogsIn() throws IOException {
        Access limited = new Access(database.service().url(), "limited", "Limited-1");

        assertThat(execute(limited, "--pool", "4x5")).isEqualTo(ExitCode.FAIL.number());
        assertThat(unwrapped())
                .contains("their account may have 12 (max_user_connections): 8 too many.")
                .contains("at most 3 connections", "max_user_connections to 20.");
    }

    @Test
    void knowsTheLimitOfAnotherAccount() throws IOException {
        assertThat(execute(database.administrator(), "--pool", "4x5", "--account", "limited"))
                .isEqualTo(ExitCode.FAIL.number());
        assertThat(execute(database.administrator(), "--pool", "4x5", "--account", "poolproof_service"))
                .isEqualTo(ExitCode.PASS.number());
        assertThat(execute(database.administrator(), "--pool", "4x5", "--account", "nobody"))
                .isEqualTo(ExitCode.USAGE.number());
        assertThat(execute(database.service(), "--pool", "4x5", "--account", "limited"))
                .isEqualTo(ExitCode.USAGE.number());
        assertThat(err.toString())
                .contains("has no account nobody", "give it SELECT ON mysql.user")
                .doesNotContain("Limited-1", database.service().password());
    }

    @Test
    void refusesAServiceWithoutAGuard() throws IOException {
        assertThat(execute(
                        database.service(),
                        "--target",
                        service.address().resolve("/actuator/health").toString()))
                .isEqualTo(ExitCode.USAGE.number());
        assertThat(err.toString()).contains("No guard answers at http://127.0.0.1:", "/actuator/health");
    }

    @Test
    void refusesAServerThatNoPoolLeadsTo() throws IOException {
        assertThat(execute(database.service(), "--target", service.address().toString(), "--server", "archive:3307"))
                .isEqualTo(ExitCode.USAGE.number());
        assertThat(err.toString()).contains("leads to archive:3307", "127.0.0.1:");
    }

    private String unwrapped() {
        return out.toString().replaceAll("\\s+", " ");
    }

    private int execute(Access account, String... options) throws IOException {
        Path password = Files.writeString(folder.resolve("password"), account.password() + "\n");
        CommandLine commandLine = Poolproof.commandLine();
        commandLine.setOut(new PrintWriter(out));
        commandLine.setErr(new PrintWriter(err, true));
        return commandLine.execute(Stream.concat(
                        Stream.of(
                                "budget",
                                "--url",
                                account.url(),
                                "--user",
                                account.username(),
                                "--password-file",
                                password.toString()),
                        Stream.of(options))
                .toArray(String[]::new));
    }
}
