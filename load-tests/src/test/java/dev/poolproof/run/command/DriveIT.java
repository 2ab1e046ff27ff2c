package dev.poolproof.run.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolproof.reports.record.RunFile;
import dev.poolproof.reports.record.RunRecord;
import dev.poolproof.run.plan.Endpoint;
import dev.poolproof.run.plan.EvidenceSource;
import dev.poolproof.run.plan.FaultSettings;
import dev.poolproof.run.plan.ServicePlan;
import dev.poolproof.run.provision.Database;
import dev.poolproof.run.provision.Provision;
import dev.poolproof.run.provision.ProvisionRequest;
import dev.poolproof.run.target.ServiceJar;
import dev.poolproof.run.target.ServiceProcess;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The command {@code run} with services of the user's own: nothing is started but the load. */
class DriveIT {

    @TempDir
    static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static Database database;

    @SuppressWarnings("NullAway.Init")
    private Path runs;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeAll
    static void start() {
        database = Provision.EMBEDDED.provide(
                new ProvisionRequest(40, ProvisionRequest.DEFAULT_IMAGE, null, "drive", folder, message -> {}));
    }

    @AfterAll
    static void end() {
        database.close();
    }

    @BeforeEach
    void makeFolder() throws IOException {
        runs = Files.createTempDirectory(folder, "runs");
    }

    @Test
    void passesTwoInstancesThatKeepWhatTheyHad() throws Exception {
        try (ForeignService first = foreign();
                ForeignService second = foreign()) {
            Path scenario = scenario("""
                    scenario: notes
                    load: {closed: [{users: 2, for: 1s}]}
                    rounds: 2
                    requests:
                      - send: GET /three-at-once
                        expect: {status: 204}
                        think: 20ms
                    """);

            int exitCode = run(
                    scenario,
                    "--target=" + first.address(),
                    "--target=" + second.address(),
                    "--expect-pool-max=6",
                    "--repeat=2",
                    "--db=" + database.administrator().url(),
                    "--db-user=" + database.administrator().username(),
                    "--db-password-file=" + password(),
                    "--sessions=user=" + database.service().username());

            assertThat(exitCode).as(err + "\n" + out).isZero();
            assertThat(out.toString()).contains("PASS", "notes");
            RunRecord record = record();
            assertThat(Objects.requireNonNull(record.plan().watch()).scenario()).isEqualTo("notes");
            assertThat(record.plan().ratePerSecond()).isZero();
            assertThat(Objects.requireNonNull(record.counted()).sent()).isPositive();
            assertThat(page()).contains("scenario notes: as many requests as the answers allow for 1");
        }
    }

    @Test
    void namesTheLineThatLeaksByTheGuardOfTheService() throws Exception {
        try (ServiceProcess service = guarded()) {
            Path scenario = scenario("""
                    scenario: office
                    timeout: 3s
                    headers: {X-Tenant: tenant-1}
                    load: {open: [{rate: 10, for: 1s}]}
                    requests:
                      - send: GET %s
                        weight: 4
                      - send: GET %s
                    """.formatted(Endpoint.CUSTOMERS.path(), Endpoint.PERMISSIONS.path()));

            assertThat(run(scenario, "--target=" + service.address(), "--guard=http://127.0.0.1:1"))
                    .isEqualTo(ExitCode.USAGE.number());
            assertThat(err.toString()).contains("No guard answers where --guard says");

            int exitCode = run(scenario, "--target=" + service.address(), "--guard=" + service.observerAddress());

            assertThat(exitCode).as(err + "\n" + out).isEqualTo(1);
            assertThat(out.toString()).contains("connection-leak", "NeverReleased.java:");
            assertThat(record().plan().ratePerSecond()).isEqualTo(10);
            assertThat(page()).contains("scenario office: 10.0 requests per second for 1");
        }
    }

    @Test
    void leavesItToASimulationWhichAnswersAreFailures() throws Exception {
        try (ForeignService service = foreign()) {
            assertThat(new ProcessBuilder(service.request("/three-at-once", 0))
                            .start()
                            .waitFor())
                    .isZero();
            Path classes = compiled("""
                    package com.example;

                    import static io.gatling.javaapi.core.CoreDsl.*;
                    import static io.gatling.javaapi.http.HttpDsl.*;

                    import io.gatling.javaapi.core.Simulation;

                    public class ShopSimulation extends Simulation {
                        public ShopSimulation() {
                            setUp(scenario("shop")
                                            .exec(http("notes").get("/three-at-once"))
                                            .exec(http("nowhere").get("/nowhere"))
                                            .injectOpen(atOnceUsers(3))
                                            .protocols(http.baseUrl(System.getProperty("baseUrl"))))
                                    .assertions(global().failedRequests().count().is(0L));
                        }
                    }
                    """);

            int exitCode = drive(
                    "--simulation=com.example.ShopSimulation",
                    "--repeat=2",
                    "--classpath=" + classes,
                    "--simulation-property=baseUrl=" + service.address(),
                    "--db=" + database.administrator().url(),
                    "--db-user=" + database.administrator().username(),
                    "--db-password-file=" + password(),
                    "--sessions=user=" + database.service().username());

            assertThat(exitCode).as(err + "\n" + out).isEqualTo(ExitCode.COMMAND_FAILED.number());
            assertThat(out.toString()).contains("ShopSimulation failed with exit code 2", "12 sent, 6 failed");
            assertThat(only().resolve("gatling/index.html")).exists();
        }
    }

    private static Path compiled(String source) throws IOException {
        Path file = folder.resolve("ShopSimulation.java");
        Path classes = Files.createDirectory(folder.resolve("classes"));
        Files.writeString(file, source);
        int failed = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-proc:none", "-d", classes.toString(), file.toString());
        assertThat(failed).isZero();
        return classes;
    }

    private static ForeignService foreign() throws Exception {
        return new ForeignService(database.service(), database.schemaPrefix() + "foreign");
    }

    private static ServiceProcess guarded() throws Exception {
        ServicePlan plan = new ServicePlan(
                1,
                20,
                0,
                Map.of(Endpoint.PERMISSIONS, "never-released"),
                Map.of(),
                FaultSettings.NONE,
                EvidenceSource.GUARD);
        return ServiceProcess.start(
                ServiceJar.locate(), plan, database, "drive", Files.createDirectory(folder.resolve("service")));
    }

    private static Path password() throws IOException {
        return Files.writeString(
                folder.resolve("password"), database.administrator().password());
    }

    private static Path scenario(String text) throws IOException {
        return Files.writeString(folder.resolve("scenario.yaml"), text);
    }

    private int run(Path scenario, String... options) {
        List<String> all = new ArrayList<>(List.of("--scenario=" + scenario));
        all.addAll(List.of(options));
        return drive(all.toArray(String[]::new));
    }

    private int drive(String... options) {
        List<String> arguments = new ArrayList<>(List.of("run", "--runs=" + runs));
        arguments.addAll(List.of(options));
        CommandLine commandLine = Poolproof.commandLine();
        commandLine.setOut(new PrintWriter(out));
        commandLine.setErr(new PrintWriter(err));
        return commandLine.execute(arguments.toArray(String[]::new));
    }

    private RunRecord record() throws IOException {
        return RunFile.read(only().resolve(RunFolder.RECORD));
    }

    private String page() throws IOException {
        return Files.readString(only().resolve("report.html"));
    }

    private Path only() throws IOException {
        try (Stream<Path> folders = Files.list(runs)) {
            return folders.findFirst().orElseThrow();
        }
    }
}
