package dev.poolproof.run.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolproof.reports.record.RunFile;
import dev.poolproof.reports.record.RunRecord;
import dev.poolproof.run.provision.Access;
import dev.poolproof.run.provision.Database;
import dev.poolproof.run.provision.Provision;
import dev.poolproof.run.provision.ProvisionRequest;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The command {@code watch} with a service that knows nothing of us, and commands that load it. */
class WatchIT {

    @TempDir
    static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static Database database;

    @SuppressWarnings("NullAway.Init")
    private ForeignService service;

    @SuppressWarnings("NullAway.Init")
    private Path runs;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeAll
    static void startDatabase() {
        database = Provision.EMBEDDED.provide(
                new ProvisionRequest(40, ProvisionRequest.DEFAULT_IMAGE, null, "watch", folder, message -> {}));
    }

    @AfterAll
    static void endDatabase() {
        database.close();
    }

    @BeforeEach
    void startService() throws IOException, SQLException {
        runs = Files.createTempDirectory(folder, "runs");
        service = new ForeignService(database.service(), database.schemaPrefix() + "foreign");
    }

    @AfterEach
    void endService() throws SQLException {
        service.close();
    }

    @Test
    void passesAServiceThatKeepsWhatItHad() throws Exception {
        run(service.request("/three-at-once", 0));

        assertThat(watch(service.request("/three-at-once", 0), "--repeat=2"))
                .as(err + "\n" + out)
                .isZero();
        assertThat(out.toString())
                .contains("PASS", "no more of the service's sessions", "Unseen", "bash succeeded", "3 server sessions");
        assertThat(err.toString()).contains("Watching: MariaDB", "user=", "The load begins", "The load is over");
    }

    @Test
    void tellsThatTheCommandFailedThoughConnectionsAreClean() throws Exception {
        run(service.request("/three-at-once", 0));

        assertThat(watch(service.request("/three-at-once", 7), "--repeat=2"))
                .isEqualTo(ExitCode.COMMAND_FAILED.number());
        assertThat(out.toString()).contains("PASS, but the command failed", "bash failed with exit code 7");
        assertThat(judgeAgain()).isEqualTo(ExitCode.COMMAND_FAILED.number());
    }

    @Test
    void cannotTellAGrownPoolFromALeakInOneGo() throws Exception {
        assertThat(watch(service.request("/three-at-once", 0))).isEqualTo(ExitCode.INVALID.number());
        assertThat(out.toString())
                .contains("3 more sessions")
                .contains("--repeat 3")
                .contains("--expect-pool-max");
    }

    @Test
    void passesAPoolThatFillsOnce() throws Exception {
        assertThat(watch(service.request("/three-at-once", 0), "--repeat=3"))
                .as(out.toString())
                .isZero();
    }

    @Test
    void passesAPoolThatGrowsToWhatItMay() throws Exception {
        assertThat(watch(service.request("/three-at-once", 0), "--expect-pool-max=3", "--repeat=2"))
                .as(out.toString())
                .isZero();
    }

    /** The pool was as large before, so the server has no session more. */
    @Test
    void doesNotPassOneLoadOfAPoolThatMayHaveLostConnections() throws Exception {
        run(service.request("/three-at-once", 0));

        assertThat(watch(service.request("/lost", 0), "--expect-pool-max=3"))
                .as(out.toString())
                .isEqualTo(ExitCode.INVALID.number());
        assertThat(out.toString()).contains("of the service worked in the load").contains("--repeat 3");
    }

    @Test
    void doesNotPassAPoolThatLosesConnectionsInEachRepetition() throws Exception {
        run(service.request("/three-at-once", 0));

        assertThat(watch(service.request("/lost", 0), "--expect-pool-max=3", "--repeat=3"))
                .as(out.toString())
                .isEqualTo(ExitCode.INVALID.number());
        assertThat(out.toString()).contains("worked for the last time (1, 1, 1 of 3)");
    }

    @Test
    void failsConnectionsThatAreForgottenEachTime() throws Exception {
        assertThat(watch(service.request("/forgotten", 0), "--repeat=3"))
                .as(out.toString())
                .isEqualTo(1);
        assertThat(out.toString()).contains("session-growth", "after each of 3 repetitions", "0, 1, 2,");
    }

    @Test
    void failsATransactionThatIsLeftOpen() throws Exception {
        run(service.request("/three-at-once", 0));

        assertThat(watch(service.request("/transaction", 0))).as(out.toString()).isEqualTo(1);
        assertThat(out.toString()).contains("transaction-left-open");
    }

    @Test
    void watchesALoadFromElsewhereUntilAFileAppears() throws Exception {
        run(service.request("/three-at-once", 0));
        Path done = folder.resolve("done");
        CompletableFuture<Void> elsewhere = CompletableFuture.runAsync(() -> sendFromElsewhere(done));

        assertThat(watch(List.of(), "--until-file=" + done))
                .as(out + "\n" + err)
                .isEqualTo(ExitCode.INVALID.number());
        elsewhere.join();
        assertThat(out.toString()).contains("a load from elsewhere", "3 sessions of the service worked in the load");
    }

    @Test
    void endsACommandWhoseTimeIsOver() throws Exception {
        run(service.request("/three-at-once", 0));

        assertThat(watch(service.request("/three-at-once", "exec sleep 300"), "--for=1s", "--repeat=2"))
                .as(out.toString())
                .isZero();
        assertThat(out.toString()).contains("bash was ended when its time was over");
    }

    @Test
    void endsTheCommandOnControlCAndKeepsWhatItSaw() throws Exception {
        run(service.request("/three-at-once", 0));
        String lasting = "sleep 300 & echo under way; wait";

        try (CommandLineProcess watch =
                CommandLineProcess.start(arguments(database.administrator(), List.of("sh", "-c", lasting)))) {
            watch.awaitLine("under way");
            List<ProcessHandle> children = watch.children();

            watch.pressControlC();

            assertThat(watch.exitCode()).as(watch.output()).isEqualTo(ExitCode.INTERRUPTED.number());
            assertThat(children).hasSize(2);
            Awaitility.await()
                    .atMost(1, TimeUnit.SECONDS)
                    .until(() -> children.stream().noneMatch(ProcessHandle::isAlive));
            assertThat(watch.output()).contains("INVALID", "interrupted").doesNotContain("\tat ");
            assertThat(judgeAgain()).isEqualTo(ExitCode.INVALID.number());
        }
    }

    @Test
    void provesNothingWhereEverySessionSleptThroughTheLoad() throws Exception {
        run(service.request("/three-at-once", 0));
        Awaitility.await().atMost(20, TimeUnit.SECONDS).until(() -> service.quietSeconds() >= 4);

        assertThat(watch(List.of("true"))).isEqualTo(ExitCode.INVALID.number());
        assertThat(out.toString()).contains("All 3 sessions of the service slept through the last load");
    }

    @Test
    void provesNothingWhereNoSessionWasSeen() throws Exception {
        assertThat(watch(List.of("true"))).isEqualTo(ExitCode.INVALID.number());
        assertThat(out.toString()).contains("No session with user=").contains("--sessions");
    }

    /** As of a service that the command starts, and ends again. */
    @Test
    void provesNothingWhereSessionsCameAndWentWithTheLoad() throws Exception {
        assertThat(watch(service.request("/once", 0))).as(out.toString()).isEqualTo(ExitCode.INVALID.number());
        assertThat(out.toString())
                .contains("none that worked in the load is left", "--target")
                .doesNotContain("does not show temporary tables");
    }

    @Test
    void passesSessionsThatCameAndWentOfAServiceThatLivesOn() throws Exception {
        assertThat(watch(service.request("/once", 0), "--target=" + service.address()))
                .as(err + "\n" + out)
                .isZero();
    }

    @Test
    void printsTheGrantWithoutWhichItWouldSeeNothing() throws Exception {
        assertThat(watch(database.service(), List.of("true"))).isEqualTo(ExitCode.USAGE.number());
        assertThat(err.toString()).contains("GRANT PROCESS ON *.* TO 'poolproof_service'@'");
        assertThat(runs()).isEmpty();
    }

    @Test
    void refusesACommandThatIsNone() throws Exception {
        assertThat(watch(List.of("no-such-program"))).isEqualTo(ExitCode.USAGE.number());
        assertThat(err.toString()).contains("'no-such-program' cannot be run");
        assertThat(runs()).isEmpty();
    }

    private void sendFromElsewhere(Path done) {
        Awaitility.await()
                .atMost(20, TimeUnit.SECONDS)
                .until(() -> err.toString().contains("The load begins"));
        try {
            run(service.request("/three-at-once", "touch '" + done + "'"));
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder(command).start().waitFor()).isZero();
    }

    private int watch(List<String> command, String... options) throws IOException {
        return watch(database.administrator(), command, options);
    }

    private int watch(Access access, List<String> command, String... options) throws IOException {
        return execute(arguments(access, command, options));
    }

    private String[] arguments(Access access, List<String> command, String... options) throws IOException {
        Path password = Files.writeString(folder.resolve("password"), access.password());
        List<String> arguments = new ArrayList<>(List.of(
                "watch",
                "--db=" + access.url(),
                "--db-user=" + access.username(),
                "--db-password-file=" + password,
                "--sessions=user=" + database.service().username(),
                "--drain=1s",
                "--runs=" + runs));
        arguments.addAll(List.of(options));
        if (!command.isEmpty()) {
            arguments.add("--");
            arguments.addAll(command);
        }
        return arguments.toArray(String[]::new);
    }

    private int execute(String... arguments) {
        CommandLine commandLine = Poolproof.commandLine();
        commandLine.setOut(new PrintWriter(out));
        commandLine.setErr(new PrintWriter(err));
        return commandLine.execute(arguments);
    }

    private int judgeAgain() throws IOException {
        List<Path> known = runs();
        RunRecord record = RunFile.read(known.get(known.size() - 1).resolve(RunFolder.RECORD));
        assertThat(record.plan().watch()).isNotNull();
        return execute("judge", known.get(known.size() - 1).toString());
    }

    private List<Path> runs() throws IOException {
        try (Stream<Path> folders = Files.list(runs)) {
            return folders.toList();
        }
    }
}
