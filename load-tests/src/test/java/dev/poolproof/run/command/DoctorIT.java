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
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The command {@code doctor} with a server and a service without the guard, whose pools publish themselves. */
class DoctorIT {

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
                new ProvisionRequest(24, ProvisionRequest.DEFAULT_IMAGE, null, "doctor", folder, message -> {}));
        ServicePlan plan = new ServicePlan(3, 20, 0, Map.of(), Map.of(), FaultSettings.NONE, EvidenceSource.POOL);
        service = ServiceProcess.start(ServiceJar.locate(), plan, database, "doctor", folder);
        WarmUp.send(service.address(), plan.tenantNames(), List.of(Endpoint.PERMISSIONS), Duration.ofSeconds(10));
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
    void saysWhatAServerAndAServiceLetBeSeen() throws IOException {
        assertThat(execute(
                        database.administrator(),
                        "--target",
                        service.observerAddress().toString()))
                .as(err + "\n" + out)
                .isEqualTo(ExitCode.PASS.number());
        assertThat(out.toString())
                .contains("MariaDB 11.4", "max_connections 24", "evidence server")
                .contains("It has no guard that answers", "-javaagent:poolproof-agent.jar")
                .contains("/actuator/prometheus", "4 pools: ", "(0 of 5 in use)", "evidence pool")
                .contains("A run can be made");
    }

    @Test
    void printsTheGrantsThatAreMissing() throws IOException {
        assertThat(execute(database.service())).isEqualTo(ExitCode.INVALID.number());
        assertThat(out.toString())
                .contains("BLOCKS")
                .contains("GRANT PROCESS ON *.* TO 'poolproof_service'@'")
                .contains("GRANT CONNECTION ADMIN ON *.* TO 'poolproof_service'@'")
                .contains("No run can be made")
                .doesNotContain(database.service().password());
    }

    private int execute(Access access, String... arguments) throws IOException {
        Path password = Files.writeString(folder.resolve("password"), access.password());
        CommandLine commandLine = Poolproof.commandLine();
        commandLine.setOut(new PrintWriter(out));
        commandLine.setErr(new PrintWriter(err));
        return commandLine.execute(Stream.concat(
                        Stream.of(
                                "doctor",
                                "--url",
                                access.url(),
                                "--user",
                                access.username(),
                                "--password-file",
                                password.toString()),
                        Stream.of(arguments))
                .toArray(String[]::new));
    }
}
