package dev.poolproof.run.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolproof.reports.record.GuardEvidence.Site;
import dev.poolproof.reports.record.RunRecord;
import dev.poolproof.reports.verdict.Fail;
import dev.poolproof.reports.verdict.Finding;
import dev.poolproof.reports.verdict.Judge;
import dev.poolproof.reports.verdict.Pass;
import dev.poolproof.run.target.ServiceCatalogue;
import dev.poolproof.run.target.ServiceCatalogue.Variant;
import dev.poolproof.run.target.ServiceJar;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.text.CaseUtils;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The command {@code run}, whole: a real database, a real service, real load. */
class RunIT {

    @TempDir
    private Path folder = Path.of(".");

    /** Every mistake that the service lists, so that a new one is tested the moment it is registered. */
    static Stream<Variant> mistakes() throws InterruptedException {
        return ServiceCatalogue.read(ServiceJar.locate()).variants().stream()
                .filter(variant -> variant.kind().equals("mistake"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void findsTheSeededMistakeFirstAndWhereItIs(Variant mistake) throws Exception {
        Runs runs = embedded();
        String endpoint = mistake.endpoints().get(0);
        try (CommandLineProcess command = runs.start("--variant", endpoint + "=" + mistake.name())) {
            int exitCode = command.exitCode();

            assertThat(exitCode).as(command.output()).isEqualTo(ExitCode.FAIL.number());
            assertThat(Judge.judge(runs.record())).isInstanceOfSatisfying(Fail.class, fail -> {
                assertThat(fail.findings().get(0).rule()).isEqualTo(mistake.expectedFinding());
                assertThat(where(fail.findings().get(0))).isEqualTo(placeOf(mistake, endpoint));
            });
        }
    }

    /** A mistake's file where the finding names a line, else its endpoint. */
    private static @Nullable String where(Finding finding) {
        Site line = finding.line();
        return line == null ? finding.routes().get(0) : line.file();
    }

    private static String placeOf(Variant mistake, String endpoint) {
        return mistake.expectedFinding().equals("failure-masked")
                ? endpoint
                : CaseUtils.toCamelCase(mistake.name(), true, '-') + ".java";
    }

    @ParameterizedTest
    @ValueSource(strings = {"try-with-resources", "try-finally"})
    void passesACorrectService(String form) throws Exception {
        Runs runs = embedded();
        try (CommandLineProcess command = runs.start(
                "--variant",
                "permissions=" + form,
                "--variant",
                "customers=" + form,
                "--variant",
                "dashboard=" + form)) {
            int exitCode = command.exitCode();

            assertThat(exitCode).as(command.output()).isEqualTo(ExitCode.PASS.number());
            RunRecord record = runs.record();
            assertThat(Judge.judge(record)).isInstanceOf(Pass.class);
            assertThat(record.environment().database().engine()).isEqualTo("MariaDB");
            assertThat(record.environment().database().maxConnections()).isEqualTo(24);
            assertThat(runs.only())
                    .isDirectoryContaining("glob:**/report.html")
                    .isDirectoryContaining("glob:**/verdict.json")
                    .isDirectoryContaining("glob:**/service.log")
                    .isDirectoryNotContaining("glob:**tmp");
            assertThat(runs.only().resolve("gatling").resolve("index.html")).isNotEmptyFile();
        }
    }

    @Test
    void judgesARecordAgainWithTheSameVerdict() throws Exception {
        Runs runs = embedded();
        try (CommandLineProcess command = runs.start("--variant", "permissions=never-released")) {
            assertThat(command.exitCode()).as(command.output()).isEqualTo(ExitCode.FAIL.number());
        }

        try (CommandLineProcess again =
                CommandLineProcess.start("judge", runs.only().toString())) {
            assertThat(again.exitCode()).as(again.output()).isEqualTo(ExitCode.FAIL.number());
            assertThat(again.output()).contains("NeverReleased.java:");
        }
    }

    private Runs embedded() {
        return new Runs(folder, List.of("--database", "embedded"));
    }
}
