package dev.poolproof.run.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolproof.reports.record.Incident;
import dev.poolproof.reports.record.RunRecord;
import dev.poolproof.reports.verdict.Invalid;
import dev.poolproof.reports.verdict.Judge;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What a run cannot do without is killed in the middle of it: the verdict is INVALID and says what died, never PASS and never a
 * finding about the service, and nothing stays behind.
 */
class DeathIT {

    /** The folder of a server that was started in place, in its own command line. */
    private static final Pattern SERVER_FOLDER = Pattern.compile("=(/\\S+/run-[0-9a-f]{8})/");

    @TempDir
    private Path folder = Path.of(".");

    /** What is killed, by what its command line names. */
    enum Victim {
        SERVICE(Incident.Kind.SERVICE_DIED, "The service ended by itself after ") {
            @Override
            boolean is(ProcessHandle process) {
                return commandLine(process).contains(System.getProperty("poolproof.service"));
            }
        },
        DATABASE(Incident.Kind.DATABASE_DIED, "The database ended by itself after ") {
            @Override
            boolean is(ProcessHandle process) {
                return SERVER_FOLDER.matcher(commandLine(process)).find();
            }
        };

        private final Incident.Kind kind;
        private final String reason;

        Victim(Incident.Kind kind, String reason) {
            this.kind = kind;
            this.reason = reason;
        }

        abstract boolean is(ProcessHandle process);
    }

    @ParameterizedTest
    @CsvSource({
        "SERVICE, 'warm up'",
        "SERVICE, 'load '",
        "SERVICE, 'settle again'",
        "DATABASE, 'warm up'",
        "DATABASE, 'load '",
        "DATABASE, 'settle again'",
    })
    void isInvalidAndSaysWhatDied(Victim victim, String phase) throws Exception {
        Runs runs = new Runs(folder, List.of("--database", "embedded"));
        try (CommandLineProcess command = runs.start()) {
            command.awaitLine("  " + phase);
            List<ProcessHandle> children = command.children();
            Path serverFolder = serverFolder(children);

            assertThat(children.stream().filter(victim::is).toList())
                    .singleElement()
                    .satisfies(process -> assertThat(process.destroyForcibly()).isTrue());

            assertThat(command.exitCode()).as(command.output()).isEqualTo(ExitCode.INVALID.number());
            assertThat(command.output()).contains("INVALID", victim.reason).doesNotContain("\tat ");
            assertThat(children).noneMatch(ProcessHandle::isAlive);
            assertThat(serverFolder).doesNotExist();
        }
        RunRecord record = runs.record();
        assertThat(record.incidents()).extracting(Incident::kind).containsExactly(victim.kind);
        assertThat(Judge.judge(record))
                .isInstanceOfSatisfying(
                        Invalid.class,
                        invalid -> assertThat(invalid.reasons())
                                .anySatisfy(
                                        reason -> assertThat(reason.message()).startsWith(victim.reason)));
    }

    private static Path serverFolder(List<ProcessHandle> children) {
        return children.stream()
                .map(DeathIT::commandLine)
                .map(SERVER_FOLDER::matcher)
                .filter(Matcher::find)
                .map(found -> Path.of(found.group(1)))
                .findFirst()
                .orElseThrow();
    }

    private static String commandLine(ProcessHandle process) {
        return process.info().commandLine().orElse("");
    }
}
