package dev.poolproof.reports.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import dev.poolproof.reports.Records;
import dev.poolproof.reports.SampleRuns;
import dev.poolproof.reports.record.RunRecord;
import dev.poolproof.reports.verdict.Finding;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class SarifReportTest {

    /** The folder that the launcher calls its home. */
    private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();

    static Stream<Named<JudgedRun>> runs() {
        return CiRuns.all();
    }

    @ParameterizedTest
    @MethodSource("runs")
    void keepsTheOfficialSchema(JudgedRun run) {
        assertThat(errors(new SarifReport().render(run))).isEmpty();
    }

    @Test
    void isHeldAgainstASchemaThatRefuses() {
        String log = new SarifReport().render(JudgedRun.of(SampleRuns.NEVER_RELEASED.record()));

        assertThat(errors(log.replace("\"level\": \"error\"", "\"level\": \"worst\"")))
                .isNotEmpty();
        assertThat(errors(log.replace("\"startTimeUtc\": \"", "\"startTimeUtc\": \"about ")))
                .isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("runs")
    void givesEveryFindingALineAndItsFingerprint(JudgedRun run) {
        List<Finding> findings = run.verdict().findings();

        List<JsonNode> results = log(run).path("results").valueStream().toList();

        assertThat(results).hasSameSizeAs(findings);
        for (int i = 0; i < results.size(); i++) {
            JsonNode result = results.get(i);
            JsonNode location = result.path("locations").path(0).path("physicalLocation");
            assertThat(location.path("artifactLocation").path("uri").asString()).isNotEmpty();
            assertThat(location.path("region").path("startLine").asInt()).isPositive();
            assertThat(result.path("partialFingerprints")
                            .path("poolproofFinding/v1")
                            .asString())
                    .isEqualTo(findings.get(i).fingerprint().value());
        }
    }

    @Test
    void namesTheFileOfTheRepositoryWhereTheLauncherIsAtHome() {
        String text = new SarifReport()
                .render(JudgedRun.of(SampleRuns.NEVER_RELEASED.record(), SourceTree.of(List.of(REPOSITORY))));
        JsonNode log = run(text);

        JsonNode line = log.at("/results/0/locations/0/physicalLocation");
        assertThat(line.at("/artifactLocation/uri").asString())
                .isEqualTo("app/src/main/java/dev/poolproof/app/handling/NeverReleased.java");
        assertThat(line.at("/artifactLocation/uriBaseId").asString()).isEqualTo("%SRCROOT%");
        assertThat(line.at("/region/startLine").asInt()).isEqualTo(24);
        assertThat(text).doesNotContain(REPOSITORY.toString(), "file:");
        assertThat(errors(text)).isEmpty();
    }

    @Test
    void saysWhichSourcesWereNotAtHand() {
        JsonNode log = log(JudgedRun.of(SampleRuns.NEVER_RELEASED.record()));

        assertThat(log.at("/results/0/locations/0/physicalLocation/artifactLocation/uri")
                        .asString())
                .isEqualTo("dev/poolproof/app/handling/NeverReleased.java");
        assertThat(log.at("/invocations/0/toolExecutionNotifications/0/descriptor/id")
                        .asString())
                .isEqualTo("sources-missing");
    }

    @Test
    void ranksCausesAboveTheirSymptoms() {
        JsonNode results = log(JudgedRun.of(SampleRuns.NEVER_RELEASED.record())).path("results");

        assertThat(results.valueStream().map(result -> result.path("level").asString()))
                .containsExactly("error", "note");
        assertThat(log(CiRuns.symptomAlone()).at("/results/0/level").asString()).isEqualTo("warning");
    }

    @Test
    void showsASymptomAtTheLineThatBringsItAbout() {
        JsonNode log = log(JudgedRun.of(SampleRuns.NEVER_RELEASED.record()));

        assertThat(log.at("/results/1/locations")).isEqualTo(log.at("/results/0/locations"));
    }

    @Test
    void showsWhatHasNoLineAtTheRunsRecord() {
        JsonNode file = log(CiRuns.symptomAlone()).at("/results/0/locations/0/physicalLocation/artifactLocation");

        assertThat(file.path("uri").asString()).isEqualTo("run.json");
        assertThat(file.path("uriBaseId").asString()).isEqualTo("%RUNROOT%");
    }

    @Test
    void provesNothingOfAnInvalidRun() {
        JudgedRun interrupted =
                Objects.requireNonNull(ReportFormatContractTest.runs().get("interrupted"));
        JsonNode log = log(interrupted);

        assertThat(log.at("/invocations/0/executionSuccessful").asBoolean()).isFalse();
        assertThat(log.at("/invocations/0/toolExecutionNotifications")
                        .valueStream()
                        .filter(notification ->
                                notification.path("level").asString().equals("error"))
                        .map(notification -> notification.at("/descriptor/id").asString()))
                .contains("interrupted");
        assertThat(log.path("results").valueStream()).isNotEmpty().allSatisfy(result -> {
            assertThat(result.path("kind").asString()).isEqualTo("review");
            assertThat(result.path("level").asString()).isEqualTo("none");
        });
    }

    @Test
    void suppressesWhatTheBaselineAccepts() {
        List<JsonNode> results = log(ReportFormatContractTest.accepted(SampleRuns.POOL_PER_REQUEST))
                .path("results")
                .valueStream()
                .toList();

        assertThat(results)
                .extracting(result -> result.path("baselineState").asString())
                .containsExactly("new", "unchanged", "unchanged");
        assertThat(results)
                .extracting(result -> result.path("suppressions").size())
                .containsExactly(0, 1, 1);
        assertThat(results.get(0).path("suppressions").isArray()).isTrue();
        assertThat(results.get(1).at("/suppressions/0/justification").asString())
                .contains("POOL-7: in work");
    }

    @Test
    void saysNothingOfABaselineWhereThereIsNone() {
        assertThat(new SarifReport().render(JudgedRun.of(SampleRuns.NEVER_RELEASED.record())))
                .doesNotContain("baselineState", "suppressions");
    }

    @Test
    void saysThatAPassFoundNothing() {
        JsonNode log = log(JudgedRun.of(SampleRuns.REPAIRED.record()));

        assertThat(log.path("results").isArray()).isTrue();
        assertThat(log.path("results")).isEmpty();
        assertThat(log.at("/invocations/0/executionSuccessful").asBoolean()).isTrue();
    }

    @Test
    void keepsResultsOfOneKindOfRunTogether() {
        JsonNode log = log(JudgedRun.of(bent("GET /orders and more")));

        assertThat(log.at("/automationDetails/id").asString())
                .isEqualTo("poolproof/GET -orders and more/r-20261118-093000");
    }

    @Test
    void letsNoTextBeALinkOrAPlaceholder() {
        assertThat(SarifResults.text("see [here](javascript:alert), {0} of {id}, a[0] (b)"))
                .isEqualTo("see \\[here\\](javascript:alert), {{0}} of {id}, a[0] (b)");
    }

    private static RunRecord bent(String label) {
        return Records.healthy().with(records -> records.label = label).build();
    }

    private static JsonNode log(JudgedRun run) {
        return run(new SarifReport().render(run));
    }

    private static JsonNode run(String text) {
        return new JsonMapper().readTree(text).at("/runs/0");
    }

    private static List<Error> errors(String text) {
        return Official.SCHEMA.validate(text, InputFormat.JSON);
    }

    /** The schema that the library of SARIF's classes carries. */
    private static final class Official {
        static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(
                        SpecificationVersion.DRAFT_7,
                        builder -> builder.schemaRegistryConfig(SchemaRegistryConfig.builder()
                                .formatAssertionsEnabled(true)
                                .build()))
                .getSchema(text(), InputFormat.JSON);

        private static String text() {
            try (InputStream resource = Objects.requireNonNull(
                    SarifReportTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json"))) {
                return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException problem) {
                throw new UncheckedIOException(problem);
            }
        }
    }
}
