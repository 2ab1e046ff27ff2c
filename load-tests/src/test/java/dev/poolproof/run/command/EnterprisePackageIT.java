package dev.poolproof.run.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolproof.run.fetch.FetchedLibrary;
import dev.poolproof.run.provision.Database;
import dev.poolproof.run.provision.Provision;
import dev.poolproof.run.provision.ProvisionRequest;
import dev.poolproof.run.simulation.ScenarioSimulation;
import eu.maveniverse.maven.mima.context.Context;
import eu.maveniverse.maven.mima.context.ContextOverrides;
import eu.maveniverse.maven.mima.context.Runtimes;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import org.awaitility.Awaitility;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.graph.Exclusion;
import org.eclipse.aether.resolution.DependencyRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The package for Gatling Enterprise, read as that does, and sent by the Gatling that it was made for and nothing else. */
@Timeout(240)
class EnterprisePackageIT {

    private static final Path PACKAGE = Path.of(System.getProperty("poolproof.enterprise"));
    private static final String GATLING = FetchedLibrary.GATLING_CHARTS.version();

    @TempDir
    private Path folder = Path.of(".");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void saysWhatGatlingEnterpriseWantsToKnow() throws IOException {
        try (JarFile jar = new JarFile(PACKAGE.toFile())) {
            Attributes manifest = jar.getManifest().getMainAttributes();

            assertThat(manifest.getValue("Gatling-Version")).isEqualTo(GATLING);
            assertThat(manifest.getValue("Gatling-Simulations")).isEqualTo(ScenarioSimulation.class.getName());
            assertThat(manifest.getValue("Gatling-Packager")).isEqualTo("maven");
            assertThat(manifest.getValue("Java-Version")).isEqualTo("17");
            // Neither is the same in another checkout of the same sources.
            assertThat(manifest.getValue("Git-Branch")).isNull();
            assertThat(manifest.getValue("Git-Head-Commit")).isNull();
        }
    }

    @Test
    void holdsTheSimulationAndWhatItNeedsAndNothingElse() throws IOException {
        try (JarFile jar = new JarFile(PACKAGE.toFile())) {
            List<String> classes = jar.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> name.endsWith(".class"))
                    .map(name -> name.replace('/', '.'))
                    .toList();

            assertThat(classes).contains(ScenarioSimulation.class.getName() + ".class");
            assertThat(classes)
                    .filteredOn(name -> name.startsWith("dev.poolproof.run."))
                    .allSatisfy(name ->
                            assertThat(name).matches("dev\\.poolproof\\.run\\.(plan|scenario|simulation)\\..*"));
            assertThat(classes)
                    .noneMatch(
                            name -> name.matches(
                                    "(io\\.gatling|io\\.netty|scala|com\\.mysql|picocli|gg\\.jte|ch\\.vorburger|org\\.testcontainers|org\\.junit|org\\.assertj|com\\.tngtech|ch\\.qos)\\..*"));
        }
    }

    @Test
    void sendsAScenarioThatWasPutInWhileSomebodyWatches() throws Exception {
        try (Database database = Provision.EMBEDDED.provide(new ProvisionRequest(
                        40, ProvisionRequest.DEFAULT_IMAGE, null, "scale", folder, message -> {}));
                ForeignService service = new ForeignService(database.service(), database.schemaPrefix() + "foreign")) {
            Path simulations = packaged("""
                    scenario: notes
                    feeders: [{csv: users.csv}]
                    load: {open: [{rate: 5, for: 2s}]}
                    requests:
                      - send: GET /three-at-once?by=${user}
                      - send: GET /forgotten
                        expect: {status: 204}
                    """, "user\nann\nbob\n");
            Path done = folder.resolve("done");
            CompletableFuture<String> elsewhere =
                    CompletableFuture.supplyAsync(() -> sent(simulations, service.address(), done));

            int exitCode = watch(
                    "--db=" + database.administrator().url(),
                    "--db-user=" + database.administrator().username(),
                    "--db-password-file="
                            + Files.writeString(
                                    folder.resolve("password"),
                                    database.administrator().password()),
                    "--sessions=user=" + database.service().username(),
                    "--expect-pool-max=3",
                    "--until-file=" + done,
                    "--for=2m");

            assertThat(elsewhere.join())
                    .contains("> GET /three-at-once", "> GET /forgotten")
                    .containsPattern("> Global +\\| +10 \\| +10 \\| +0");
            assertThat(exitCode).as(err + "\n" + out + "\n" + elsewhere.join()).isEqualTo(ExitCode.FAIL.number());
            assertThat(out.toString()).contains("session-growth", "a load from elsewhere");
        }
    }

    /** As the README says. */
    private Path packaged(String scenario, String users) throws IOException {
        Path copy = Files.copy(PACKAGE, folder.resolve("simulations.jar"));
        Files.writeString(folder.resolve("shop.yaml"), scenario);
        Files.writeString(folder.resolve("users.csv"), users);
        int exitCode = ToolProvider.findFirst("jar")
                .orElseThrow()
                .run(
                        System.out,
                        System.err,
                        "--update",
                        "--file",
                        copy.toString(),
                        "-C",
                        folder.toString(),
                        "shop.yaml",
                        "-C",
                        folder.toString(),
                        "users.csv");
        assertThat(exitCode).isZero();
        return copy;
    }

    /** What Gatling said. */
    private String sent(Path simulations, URI target, Path done) {
        Awaitility.await()
                .atMost(60, TimeUnit.SECONDS)
                .until(() -> err.toString().contains("The load begins"));
        Path log = folder.resolve("gatling.log");
        try {
            Process gatling = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "--add-opens=java.base/java.lang=ALL-UNNAMED",
                            "-Xmx256m",
                            "-XX:TieredStopAtLevel=1",
                            "-Djava.util.prefs.userRoot=" + folder,
                            "-Dgatling.data.enableAnalytics=false",
                            "-Dpoolproof.scenario=shop.yaml",
                            "-Dpoolproof.target=" + target,
                            "-cp",
                            simulations + File.pathSeparator + gatlingsOwnLibraries(),
                            "io.gatling.app.Gatling",
                            "--simulation",
                            ScenarioSimulation.class.getName(),
                            "--results-folder",
                            folder.resolve("results").toString(),
                            "--no-reports")
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            try {
                assertThat(gatling.waitFor(2, TimeUnit.MINUTES)).isTrue();
                assertThat(gatling.exitValue()).as(Files.readString(log)).isZero();
            } finally {
                gatling.destroyForcibly();
                Files.createFile(done);
            }
            return Files.readString(log);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** In the versions that Gatling itself asks for: those of this build are not what Gatling Enterprise has. */
    private static String gatlingsOwnLibraries() throws Exception {
        Dependency gatling = new Dependency(
                        new DefaultArtifact("io.gatling.highcharts:gatling-charts-highcharts:" + GATLING), "runtime")
                .setExclusions(List.of(new Exclusion("io.gatling", "gatling-recorder", "*", "*")));
        try (Context context = Runtimes.INSTANCE
                .getRuntime()
                .create(ContextOverrides.create().withUserSettings(true).build())) {
            CollectRequest all = new CollectRequest(gatling, context.remoteRepositories());
            return context
                    .repositorySystem()
                    .resolveDependencies(context.repositorySystemSession(), new DependencyRequest(all, null))
                    .getArtifactResults()
                    .stream()
                    .map(result -> result.getArtifact().getFile().toString())
                    .collect(Collectors.joining(File.pathSeparator));
        }
    }

    private int watch(String... options) {
        CommandLine commandLine = Poolproof.commandLine();
        commandLine.setOut(new PrintWriter(out));
        commandLine.setErr(new PrintWriter(err));
        String[] arguments = new String[options.length + 2];
        arguments[0] = "watch";
        arguments[1] = "--runs=" + folder.resolve("runs");
        System.arraycopy(options, 0, arguments, 2, options.length);
        return commandLine.execute(arguments);
    }
}
