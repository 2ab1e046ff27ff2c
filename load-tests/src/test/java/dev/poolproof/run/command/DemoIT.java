package dev.poolproof.run.command;

import static org.assertj.core.api.Assertions.assertThat;

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
            assertThat(demos.only().resolve("before-after.html"))
                    .content()
                    .contains("href=\"1-permissions/report.html\"", "href=\"4-repaired/report.html\"");
        }
    }
}
