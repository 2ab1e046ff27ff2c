package dev.poolproof.run.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolproof.reports.format.ComparisonFormat;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code demo}, whole. */
class DemoIT {

    @TempDir
    private Path folder = Path.of(".");

    @Test
    void showsTheIncidentBeforeAndAfterItsRepair() throws Exception {
        Runs demos = new Runs(folder, List.of());
        try (CommandLineProcess command =
                CommandLineProcess.start("demo", "--database", "embedded", "--runs", folder.toString())) {
            assertThat(command.exitCode()).as(command.output()).isEqualTo(ExitCode.PASS.number());
            assertThat(command.output())
                    .contains("connection-leak", "shared-pool-", "pool-per-request", "masked as unknown tenant")
                    .contains("Every mistake was found, and the repaired service passes.");
            assertThat(demos.only().resolve(ComparisonFormat.HTML.fileName()))
                    .content()
                    .contains("href=\"before/1-permissions/report.html\"", "href=\"after/4-repaired/report.html\"");
        }
        comparesItsRunsAgain(demos.only());
    }

    private static void comparesItsRunsAgain(Path demo) throws Exception {
        try (CommandLineProcess command = CommandLineProcess.start(
                "compare",
                demo.resolve("before").toString(),
                demo.resolve("after").toString())) {
            assertThat(command.exitCode()).as(command.output()).isEqualTo(ExitCode.PASS.number());
            assertThat(command.output()).startsWith("BETTER  before → after").contains("No finding is new, ");
        }
    }
}
